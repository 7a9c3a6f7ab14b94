using CrisisLine.Data;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>
/// No car is needed any more. It rides with whatever made it so, a place given up or a visit at an end, in that transaction; a firm
/// that was told of the job is told that it is off.
/// </summary>
public static class CancelJourney
{
    /// <summary>Both ways of somebody who is not coming after all, or only one.</summary>
    /// <returns>Whether there was any.</returns>
    public static async Task<bool> Of(Tx tx, long request, Direction? direction = null)
    {
        var any = false;
        foreach (var way in direction is { } only ? [only] : Enum.GetValues<Direction>())
            if (await HeldJourney.LockOf(tx, request, way) is { } journey)
            {
                await Of(tx, journey);
                any = true;
            }

        return any;
    }

    /// <summary>All that are on their way for these visits.</summary>
    public static async Task OfAll(Tx tx, IEnumerable<long> requests)
    {
        foreach (var request in requests.Order())
            await Of(tx, request);
    }

    internal static async Task Of(Tx tx, HeldJourney journey)
    {
        await tx.Execute(
            "update taxi_journey set state = 'cancelled', ended_at = @now, next_at = null, read_back = null where id = @Id",
            new { journey.Id, now = tx.Now });
        await Withdraw(tx, journey);
    }

    /// <summary>The firm that is asked, or has accepted, is not to come. One that has not been told yet never is.</summary>
    internal static async Task Withdraw(Tx tx, HeldJourney journey)
    {
        if (journey.Job is not { } job)
            return;
        await tx.Execute("update taxi_job set state = 'withdrawn', ended_at = @now where id = @Id", new { job.Id, now = tx.Now });
        var untold = await tx.Many<string>(
            """
            update taxi_errand set ended_at = @now, outcome = 'given_up'
            where job_id = @Id and ended_at is null and attempt = 0 and kind <> 'cancel'
            returning kind
            """, new { job.Id, now = tx.Now });
        if (!untold.Contains("book"))
            await AskFirm.Send(tx, job.Id, "cancel");
    }
}
