using CrisisLine.Data;
using CrisisLine.Scheduling;

namespace CrisisLine.Taxis;

/// <summary>
/// A firm with an interface of its own is asked every two minutes how each job stands, so that an answer that was lost is known after
/// all (H-16).
/// </summary>
public static class Reconcile
{
    public static readonly Alarm Alarm = new("taxi-reconcile", For, Due, HasTimer: false);

    private static readonly Duration Between = Duration.FromMinutes(2);

    public static async Task For(Tx tx, long job)
    {
        if (await HeldJourney.LockByJob(tx, job) is { Job: { } live } && live.Id == job && (await Due(tx, tx.Now)).Contains(job))
            await AskFirm.Send(tx, job, "look");
    }

    private static Task<IReadOnlyList<long>> Due(Tx tx, Instant now) =>
        tx.Many<long>(
            """
            select job.id
            from taxi_job job
            where job.channel = 'api' and job.ended_at is null
              and not exists (select from taxi_errand where job_id = job.id and (ended_at is null or made_at > @since))
            limit 500
            """, new { since = now - Between });
}
