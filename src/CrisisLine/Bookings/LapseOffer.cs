using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// Nobody answered an offer in its time. The person did nothing wrong: they wait on, at the same rank, and the next is
/// asked. If the time for final answers has come, this is theirs.
/// </summary>
public static class LapseOffer
{
    public const string Timer = "offer-lapses";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    public static async Task For(Tx tx, long offer)
    {
        if (await OpenOffer.Lock(tx, offer) is not { } open)
            return;

        if (open.ExpiresAt > tx.Now)
        {
            Timers.Set(tx, open.ExpiresAt, Timer, offer);
            return;
        }

        await EndOffer.For(tx, open.RequestId, "lapsed");
        await tx.Execute(
            "update visit_request set state = 'waiting', place_id = null, held_until = null where id = @RequestId", open);
        if (open.FinalAnswerAt is { } final && tx.Now >= final)
            await FinalAnswers.Give(tx, open.NightId);
        else
            await Tell.For(tx, open.ServiceId, open.PersonId, Outgoing.Of(Sentences.OfferHasLapsed), otherwise: null);
        await OfferFreedPlaces.For(tx, open.NightId);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from offer where ended is null and expires_at < @before order by expires_at limit 1000", new { before });
}

/// <summary>An offer that nobody has answered yet, with the night that it belongs to held, and then the offer.</summary>
public sealed record OpenOffer(
    long Id, long RequestId, long NightId, int ServiceId, PersonId PersonId, Instant ExpiresAt, Instant? SentAt, Instant? FinalAnswerAt, int OfferMinutes)
{
    /// <returns>False if there is no such offer.</returns>
    public static async Task<bool> LockItsNight(Tx tx, long offer)
    {
        var night = await tx.OneOrNone<long?>(
            "select night_id from visit_request where id = (select request_id from offer where id = @offer)", new { offer });
        if (night is { } held)
            await LockNight.For(tx, held);
        return night is not null;
    }

    public static async Task<OpenOffer?> Lock(Tx tx, long offer)
    {
        if (!await LockItsNight(tx, offer))
            return null;

        return await tx.OneOrNone<OpenOffer>(
            """
            select offer.id, offer.request_id, request.night_id, night.service_id, request.person_id, offer.expires_at, offer.sent_at,
                   night.final_answer_at, service.offer_minutes
            from offer
            join visit_request request on request.id = offer.request_id
            join service_night night on night.id = request.night_id
            join service on service.id = night.service_id
            where offer.id = @offer and offer.ended is null
            for no key update of request, offer
            """, new { offer });
    }
}
