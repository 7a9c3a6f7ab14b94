using CrisisLine.Data;
using CrisisLine.Messages;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// An offer's minutes count from when it arrived; from when it was sent, if nothing more is heard within two minutes.
/// Nobody ever has less than five minutes after it arrived (H-31), and one that did not arrive is not held against them (H-30).
/// </summary>
public static class OfferReceipts
{
    public static readonly Receipt Receipt = new(OfferFreedPlaces.Purpose, OpenOffer.LockItsNight, Arrived, Lost);

    private static readonly Duration ToHearMore = Duration.FromMinutes(2);

    private static async Task Arrived(Tx tx, long offer, Progress progress)
    {
        if (await OpenOffer.Lock(tx, offer) is not { } open)
            return;

        var life = OfferFreedPlaces.Life(open.OfferMinutes);
        if (progress is Progress.Sent)
            await Extend(tx, open, open.SentAt is null ? tx.Now + life : open.ExpiresAt);
        else if (open.SentAt is not { } sentAt || tx.Now <= sentAt + ToHearMore)
            await Extend(tx, open, tx.Now + life);
        else
            await Extend(tx, open, Instant.Max(open.ExpiresAt, tx.Now + OfferFreedPlaces.Life(0)));
    }

    private static async Task Lost(Tx tx, long offer)
    {
        if (await OpenOffer.Lock(tx, offer) is { } open)
            await Extend(tx, open, Instant.Max(open.ExpiresAt, tx.Now + OfferFreedPlaces.Life(open.OfferMinutes)));
    }

    private static async Task Extend(Tx tx, OpenOffer open, Instant until)
    {
        await tx.Execute(
            """
            with moved as (update visit_request set held_until = @until where id = @RequestId)
            update offer set expires_at = @until, sent_at = coalesce(sent_at, @now) where id = @Id
            """, new { open.Id, open.RequestId, until, now = tx.Now });
        if (until != open.ExpiresAt)
            Timers.Set(tx, until, LapseOffer.Timer, open.Id);
    }
}
