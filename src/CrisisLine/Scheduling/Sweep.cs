using System.Diagnostics.Metrics;
using CrisisLine.Data;

namespace CrisisLine.Scheduling;

/// <summary>
/// The second look: once a minute, promises that are past their time by a minute or more are rung here, whatever became
/// of their alarm. Each is counted as a fault, because an alarm should have rung it.
/// </summary>
public sealed partial class Sweep(Database database, Alarms alarms, TimeProvider clock, IMeterFactory meters, ILogger<Sweep> log)
    : EachMinute(clock, log)
{
    private static readonly Duration Grace = Duration.FromMinutes(1);

    private readonly Counter<long> _late = meters.Create("CrisisLine")
        .CreateCounter<long>("crisisline.alarms.late", description: "Promises that the sweep had to ring");

    protected override Task Do(CancellationToken cancellation) => Round(cancellation);

    /// <returns>How many promises were rung late.</returns>
    public async Task<int> Round(CancellationToken cancellation)
    {
        var rung = 0;
        foreach (var alarm in alarms.ByKind.Values)
        {
            var subjects = await database.Transact(tx => alarm.Overdue(tx, alarm.HasTimer ? tx.Now - Grace : tx.Now), cancellation);
            foreach (var subject in subjects)
            {
                await database.Transact(tx => alarm.Ring(tx, subject), cancellation);
                if (!alarm.HasTimer)
                    continue;
                Late(log, alarm.Kind, subject);
                _late.Add(1, KeyValuePair.Create<string, object?>("kind", alarm.Kind));
                rung++;
            }
        }

        return rung;
    }

    [LoggerMessage(10, LogLevel.Error, "The alarm {Kind} for {Subject} had not rung a minute after its time; the sweep rang it")]
    private static partial void Late(ILogger log, string kind, long subject);
}
