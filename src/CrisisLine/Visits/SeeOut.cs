using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Visits;
using CrisisLine.Taxis;

namespace CrisisLine.Visits;

/// <summary>
/// Somebody goes home, and it is written down how: nobody just is not there any more (H-19). They may have stayed past the
/// close; their evening belongs to the night on which it began.
/// </summary>
public static class SeeOut
{
    /// <param name="account">Who saw them out; null for a token of the API.</param>
    public static async Task<WorkersAnswer> For(Tx tx, RequestOfNight which, Departure departure, Guid? account)
    {
        if (await AnswerRequest.Lock(tx, which) is not { } stands)
            return WorkersAnswer.NoSuchRequest;
        if (stands is RequestState.Left)
            return WorkersAnswer.Done;
        if (stands is not RequestState.Arrived)
            return WorkersAnswer.NotNow;

        await tx.Execute(
            """
            with gone as (
                update visit_request set state = 'left' where id = @request
            ), visited as (
                update visit
                set left_at = @now, left_by = @account, left_how = @How,
                    feeling_before = @FeelingBefore, feeling_after = @FeelingAfter, instead = @Instead, onward = @Onward, eased_enough = @EasedEnough
                where request_id = @request
                returning id
            )
            insert into visit_issue (visit_id, code) select visited.id, issue from visited, unnest(@issues) as issue
            """, new
            {
                request = which.Id,
                account,
                departure.How,
                departure.FeelingBefore,
                departure.FeelingAfter,
                departure.After.Instead,
                departure.After.Onward,
                departure.After.EasedEnough,
                issues = departure.Issues.ToArray(),
                now = tx.Now,
            });
        await FollowVisit.Left(tx, which.Id, byTaxi: departure.How == "taxi");
        return WorkersAnswer.Done;
    }
}
