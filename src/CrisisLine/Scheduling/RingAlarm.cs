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
        // What a dead node was ringing is rung under another name, and carries its own.
        var carried = context.MergedJobDataMap;
        var kind = carried.GetValueOrDefault(SchedulerConstants.FailedJobOriginalTriggerGroup) as string ?? context.Trigger.Key.Group;
        var name = carried.GetValueOrDefault(SchedulerConstants.FailedJobOriginalTriggerName) as string ?? context.Trigger.Key.Name;

        // One that says nothing could be tried again for an hour and would not say more; the sweep finds its promise.
        if (alarms.ByKind.TryGetValue(kind, out var alarm)
            && long.TryParse(name.Split('-')[0], CultureInfo.InvariantCulture, out var subject))
            await database.Transact(tx => alarm.Ring(tx, subject), cancellationToken);
    }
}
