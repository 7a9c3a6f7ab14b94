using CrisisLine.Data;
using Quartz.Extensibility;

namespace CrisisLine.Scheduling;

/// <summary>For a clock that was moved: rings at once what has fallen due, instead of when the engine looks next.</summary>
public sealed class RingDue(Database database, ISchedulerSignaler signal, Sweep sweep, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), AMoment = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns when nothing that was due is left to ring; after ten seconds in any case, and the rest rings later.</summary>
    public async Task Ring(CancellationToken cancellation)
    {
        var since = clock.GetTimestamp();
        await signal.SignalSchedulingChange(null, cancellation);
        while (await database.Transact(IsAnythingDue, cancellation) && clock.GetElapsedTime(since) < Patience)
            await Task.Delay(AMoment, clock, cancellation);
        await sweep.Round(cancellation);
    }

    // The engine counts in ticks of its own platform.
    private static Task<bool> IsAnythingDue(Tx tx) =>
        tx.One<bool>(
            """
            select exists (select from quartz.qrtz_triggers where next_fire_time <= @ticks)
                or exists (select from quartz.qrtz_fired_triggers where state = 'EXECUTING')
            """, new { ticks = tx.Now.ToDateTimeUtc().Ticks });
}
