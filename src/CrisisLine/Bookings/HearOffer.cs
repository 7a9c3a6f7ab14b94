using CrisisLine.Data;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// Somebody hears an offer on the telephone, because no text may go to them. From then on they have at least five minutes,
/// like everybody else (H-31).
/// </summary>
public static class HearOffer
{
    /// <returns>False if it has ended, or its time is over: then the place is not theirs to take.</returns>
    public static async Task<bool> For(Tx tx, long request)
    {
        if (await tx.OneOrNone<long?>("select id from offer where request_id = @request and ended is null", new { request }) is not { } offer
            || await OpenOffer.Lock(tx, offer) is not { } open || open.ExpiresAt <= tx.Now)
            return false;

        var until = Instant.Max(open.ExpiresAt, tx.Now + OfferFreedPlaces.Life(0));
        await tx.Execute(
            """
            with moved as (update visit_request set held_until = @until where id = @RequestId)
            update offer set expires_at = @until where id = @Id
            """, new { open.Id, open.RequestId, until });
        if (until != open.ExpiresAt)
            Timers.Set(tx, until, LapseOffer.Timer, open.Id);
        return true;
    }
}
