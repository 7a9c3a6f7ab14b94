using CrisisLine.Data;
using Quartz;

namespace CrisisLine.Scheduling;

/// <summary>What the engine carries for us: ids only.</summary>
public sealed record RungFor(string Kind, long Subject);

/// <summary>An alarm goes off: one transaction of ours, which decides from the domain row whether anything is to be done.</summary>
public sealed class RingAlarm(Database database, Alarms alarms) : IJob<RungFor>
{
    public async ValueTask Execute(IJobExecutionContext context, RungFor input, CancellationToken cancellationToken) =>
        await database.Transact(tx => alarms.ByKind[input.Kind].Ring(tx, input.Subject), cancellationToken);
}
