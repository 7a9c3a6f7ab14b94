using CrisisLine.Data;
using Quartz;

namespace CrisisLine.Scheduling;

/// <summary>What the engine carries for us: ids only.</summary>
public sealed record RungFor(string Kind, long Subject);

/// <summary>An alarm goes off: one transaction of ours, which decides from the domain row whether anything is to be done.</summary>
public sealed class RingAlarm(Database database, Alarms alarms) : IJob<RungFor>, IJob
{
    public async ValueTask Execute(IJobExecutionContext context, RungFor input, CancellationToken cancellationToken) =>
        await database.Transact(tx => alarms.ByKind[input.Kind].Ring(tx, input.Subject), cancellationToken);

    // A node may pause so long that it is taken for dead, and then ring after all: its alarm is gone, and what the engine
    // rings in its place knows no longer what for. There is nothing left to do, and nothing to try again for an hour.
    ValueTask IJob.Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        context.TryGetInput(out RungFor? input) && input is not null ? Execute(context, input, cancellationToken) : ValueTask.CompletedTask;
}
