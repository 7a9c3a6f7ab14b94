using System.Globalization;
using CrisisLine.Data;
using Quartz;

namespace CrisisLine.Scheduling;

/// <summary>An alarm goes off: one transaction of ours, which decides from the domain row whether anything is to be done.</summary>
/// <remarks>
/// Whom it rings for is in the trigger's name, and nowhere else: when a node dies its alarms are rung by another, and then
/// the name is all that is sure to be left of one that was being rung.
/// </remarks>
public sealed class RingAlarm(Database database, Alarms alarms) : IJob
{
    /// <summary>The kind of the promise, and "the row's id, a dash, something of its own".</summary>
    public static TriggerKey KeyOf(Promise promise) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{promise.Subject}-{Guid.CreateVersion7():n}"), promise.Kind);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var key = (context.Recovering ? context.RecoveringTriggerKey : null) ?? context.Trigger.Key;
        var subject = long.Parse(key.Name.AsSpan(0, key.Name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
        await database.Transact(tx => alarms.ByKind[key.Group].Ring(tx, subject), cancellationToken);
    }
}
