using System.Data.Common;
using CrisisLine.Data;
using Quartz;
using Quartz.Extensibility;

namespace CrisisLine.Scheduling;

/// <summary>
/// Sets alarms inside the transaction that makes the promise. They are rows of that transaction, so there is no
/// promise without its alarm and no alarm for a promise that was never made.
/// </summary>
public sealed class AlarmClock(ISchedulerFactory engine, ISchedulerSignaler signal)
{
    public static readonly JobKey Job = new("ring-alarm");

    /// <summary>Commits <paramref name="transaction"/> with an alarm for each promise, then wakes this node's engine.</summary>
    public async Task Keep(DbTransaction transaction, IReadOnlyList<Promise> promises, Func<Task> commit)
    {
        var scheduler = await engine.GetScheduler();
        using (scheduler.EnlistTransaction(transaction))
        {
            foreach (var promise in promises)
                await scheduler.ScheduleJob(Trigger(promise), new ScheduleJobOptions());
            await commit();
        }

        // The engine does not reliably notice a commit that is not its own; without this it looks again a second later.
        await signal.SignalSchedulingChange(null, CancellationToken.None);
    }

    private static ITrigger Trigger(Promise promise) =>
        TriggerBuilder.Create()
            .WithIdentity(RingAlarm.KeyOf(promise))
            .ForJob(Job)
            .StartAt(promise.Due.ToDateTimeOffset())
            .WithSimpleSchedule(schedule => schedule.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
}
