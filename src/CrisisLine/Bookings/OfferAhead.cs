using CrisisLine.Data;
using CrisisLine.Domain.Bookings;

namespace CrisisLine.Bookings;

/// <summary>
/// A lead wants somebody who waits to have the next free place, whoever asked before them, and says why. What has been offered
/// to somebody else stays theirs to answer, and everybody keeps their rank.
/// </summary>
public static class OfferAhead
{
    /// <param name="reason">For the team; the person is never told.</param>
    public static async Task<WorkersAnswer> For(Tx tx, RequestOfNight which, string reason)
    {
        if (await AnswerRequest.Lock(tx, which) is not { } stands)
            return WorkersAnswer.NoSuchRequest;
        if (stands is not RequestState.Waiting)
            return WorkersAnswer.NotNow;

        var night = await tx.OneOrNone<long?>(
            """
            update visit_request set ahead_at = @now, ahead_because = @because
            where id = @Id and ahead_at is null
            returning night_id
            """, new { which.Id, because = tx.Keys.Seal("visit_request.ahead_because", reason), now = tx.Now });
        if (night is { } changed)
            await OfferFreedPlaces.For(tx, changed);
        return WorkersAnswer.Done;
    }
}
