using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// Places that are free again go to those who wait, in the very transaction that freed them: first to whom a lead put ahead,
/// then in the order of asking. Somebody who let an offer of a place pass is not asked about that place again, unless a lead
/// says so; they keep their rank for the next.
/// </summary>
public static class OfferFreedPlaces
{
    public const string Purpose = "offer";

    private static readonly Duration Shortest = Duration.FromMinutes(5);

    /// <remarks>The night's row is held by whoever calls.</remarks>
    public static async Task For(Tx tx, long night)
    {
        while (await Next(tx, night) is { } next)
            await Offer(tx, next);
    }

    /// <summary>How long an offer lasts once it has arrived.</summary>
    public static Duration Life(int offerMinutes) => Duration.Max(Shortest, Duration.FromMinutes(offerMinutes));

    private static Task<NextOffer?> Next(Tx tx, long night) =>
        tx.OneOrNone<NextOffer>(
            """
            select request.id as request, request.person_id as person, place.id as place, place.arrive_at,
                   night.service_id as service, night.night, service.time_zone, service.offer_minutes
            from service_night night
            join service on service.id = night.service_id
            join place on place.night_id = night.id
            join visit_request request on request.night_id = night.id and request.state = 'waiting'
            where night.id = @night and night.closes_at > @now
              and not exists (select from visit_request taken where taken.place_id = place.id
                              and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))
              and not exists (select from offer passed where passed.request_id = request.id and passed.place_id = place.id
                              and (request.ahead_at is null or passed.made_at >= request.ahead_at))
            order by request.ahead_at, request.asked_at, request.id, place.arrive_at, place.id
            limit 1
            """, new { night, now = tx.Now });

    private static async Task Offer(Tx tx, NextOffer next)
    {
        // Until it is known to have been sent, an offer waits as long again: the place is nobody else's meanwhile.
        var life = Life(next.OfferMinutes);
        var until = tx.Now + life + life;
        var offer = await tx.One<long>(
            """
            with offered as (
                update visit_request set state = 'offered', place_id = @Place, held_until = @until, said_yes_at = null
                where id = @Request
            )
            insert into offer (request_id, place_id, made_at, expires_at) values (@Request, @Place, @now, @until)
            returning id
            """, new { next.Request, next.Place, now = tx.Now, until });

        await Tell.For(tx, next.Service, next.Person, Words(tx, next, life, offer), NoteForPerson.RingWithOffer);
        Timers.Set(tx, until, LapseOffer.Timer, offer);
    }

    // The time that is said is the earliest at which the offer can end; it never ends before.
    private static Outgoing Words(Tx tx, NextOffer next, Duration life, long offer)
    {
        var zone = DateTimeZoneProviders.Tzdb[next.TimeZone];
        return Outgoing.Of(Sentences.PlaceHasOpened, new Fillers
        {
            ["when"] = SpokenTime.Arrival(next.ArriveAt, tx.Now, next.Night, zone),
            ["t2"] = SpokenTime.Of(tx.Now + life, next.Night, zone),
        }, new Promised(Purpose, offer));
    }

    private sealed record NextOffer(
        long Request, PersonId Person, long Place, Instant ArriveAt, int Service, LocalDate Night, string TimeZone, int OfferMinutes);
}
