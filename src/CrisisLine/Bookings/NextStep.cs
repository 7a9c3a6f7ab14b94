using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// What follows a YES: a reminder an hour before their time; half an hour after it, if nobody saw them arrive, one kind
/// question; and half an hour after that the place is free for somebody else. Nobody is blamed.
/// </summary>
public static class NextStep
{
    public const string Timer = "visit-step";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    private static readonly Duration Ahead = Duration.FromHours(1);
    private static readonly Duration Grace = Duration.FromMinutes(30);

    /// <summary>Promises the first of these steps. Someone who is expected within the hour needs no reminder.</summary>
    public static void Set(Tx tx, long request, Instant arriveAt)
    {
        var expected = Instant.Max(arriveAt, tx.Now + Grace);
        Timers.Set(tx, arriveAt - Ahead > tx.Now ? arriveAt - Ahead : expected + Grace, Timer, request);
    }

    public static async Task For(Tx tx, long request)
    {
        if (await Lock(tx, request) is not { } visit)
            return;

        if (visit.NextAt > tx.Now)
        {
            Timers.Set(tx, visit.NextAt, Timer, request);
            return;
        }

        if (visit.IsToBeReminded)
            await Remind(tx, visit);
        else if (visit.MissedAt is null)
            await AskWhetherTheyCome(tx, visit);
        else
            await LetGo(tx, visit);
    }

    private static async Task Remind(Tx tx, Visit visit)
    {
        await tx.Execute("update visit_request set reminded_at = @now where id = @Id", new { visit.Id, now = tx.Now });
        var when = SpokenTime.Arrival(visit.ArriveAt, tx.Now, visit.Night, visit.Zone);
        await Tell.For(tx, visit.ServiceId, visit.PersonId, Outgoing.Of(Sentences.Reminder, new Fillers { ["when"] = when }));
        Timers.Set(tx, visit.ExpectedAt + Grace, Timer, visit.Id);
    }

    private static async Task AskWhetherTheyCome(Tx tx, Visit visit)
    {
        await tx.Execute("update visit_request set missed_at = @now where id = @Id", new { visit.Id, now = tx.Now });
        var time = SpokenTime.Of(visit.ExpectedAt, visit.Night, visit.Zone);
        await Tell.For(tx, visit.ServiceId, visit.PersonId, Outgoing.Of(Sentences.NotHereYet, new Fillers { ["t"] = time }));
        Timers.Set(tx, tx.Now + Grace, Timer, visit.Id);
    }

    private static async Task LetGo(Tx tx, Visit visit)
    {
        await tx.Execute(
            "update visit_request set state = 'not_arrived', settled_at = @now where id = @Id", new { visit.Id, now = tx.Now });
        await OfferFreedPlaces.For(tx, visit.NightId);
    }

    private static async Task<Visit?> Lock(Tx tx, long request)
    {
        if (await tx.OneOrNone<long?>("select night_id from visit_request where id = @request", new { request }) is not { } night)
            return null;

        await LockNight.For(tx, night);
        return await tx.OneOrNone<Visit>(
            """
            select request.id, request.night_id, night.service_id, request.person_id, place.arrive_at, request.said_yes_at,
                   request.reminded_at, request.missed_at, night.night, service.time_zone
            from visit_request request
            join place on place.id = request.place_id
            join service_night night on night.id = request.night_id
            join service on service.id = night.service_id
            where request.id = @request and request.state = 'confirmed' and night.closes_at > @now
            for no key update of request
            """, new { request, now = tx.Now });
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select request.id
            from visit_request request
            join place on place.id = request.place_id
            join service_night night on night.id = request.night_id
            where request.state = 'confirmed' and night.closes_at > @before
              and coalesce(request.missed_at, greatest(place.arrive_at, request.said_yes_at + interval '30 minutes')) + interval '30 minutes' < @before
            limit 1000
            """, new { before });

    private sealed record Visit(
        long Id, long NightId, int ServiceId, PersonId PersonId, Instant ArriveAt, Instant? SaidYesAt, Instant? RemindedAt,
        Instant? MissedAt, LocalDate Night, string TimeZone)
    {
        public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

        /// <summary>When they are expected; somebody who said YES after the time of their place has half an hour to come.</summary>
        public Instant ExpectedAt => SaidYesAt is { } yes ? Instant.Max(ArriveAt, yes + Grace) : ArriveAt;

        public bool IsToBeReminded => RemindedAt is null && SaidYesAt is { } yes && yes < ArriveAt - Ahead;

        public Instant NextAt => IsToBeReminded ? ArriveAt - Ahead : (MissedAt ?? ExpectedAt) + Grace;
    }
}
