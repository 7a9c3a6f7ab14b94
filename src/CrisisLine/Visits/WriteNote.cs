using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;

namespace CrisisLine.Visits;

/// <summary>
/// Somebody who works here writes down what a visit was about. It belongs to the request that was open when they wrote, by its
/// id, so that it cannot land with somebody of a similar name (H-40). What was written before stays as it was.
/// </summary>
public static class WriteNote
{
    /// <param name="account">Who writes; null for a token of the API.</param>
    /// <returns>False if that night of that service has no such request.</returns>
    public static async Task<bool> For(Tx tx, RequestOfNight which, NoteWords words, Guid? account)
    {
        if (await AnswerRequest.Lock(tx, which) is null)
            return false;

        await tx.Execute(
            """
            insert into visit_note (request_id, account_id, told_us, we_did, would_like, written_at)
            values (@Id, @account, @toldUs, @weDid, @wouldLike, @now)
            """, new
            {
                which.Id,
                account,
                toldUs = words.ToldUs is { } told ? tx.Keys.Seal("visit_note.told_us", told) : null,
                weDid = words.WeDid is { } did ? tx.Keys.Seal("visit_note.we_did", did) : null,
                wouldLike = words.WouldLike is { } like ? tx.Keys.Seal("visit_note.would_like", like) : null,
                now = tx.Now,
            });
        return true;
    }
}
