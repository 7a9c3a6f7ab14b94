using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Scheduling;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>
/// What follows a YES: a reminder an hour before their time; half an hour after it, if nobody saw them arrive, one kind
/// question; and half an hour after that the place is free for somebody else. Nobody is blamed.
/// </summary>
/// <remarks>
/// Everybody comes at one of a few times, so the alarms belong to the night: a YES sets one of its own only where it is said
/// so late that the night's would ring too soon.
/// </remarks>
public static class NextStep
{
    public const string Timer = "visit-steps";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    private static readonly Duration Ahead = Duration.FromHours(1);
    private static readonly Duration Grace = Duration.FromMinutes(30);

    /// <summary>Alarms for each time at which people come, as the night's first request, or a change of places, finds them.</summary>
    public static async Task Plan(Tx tx, long night)
    {
        var arrivals = await tx.Many<Instant>("select distinct arrive_at from place where night_id = @night", new { night });
        foreach (var due in arrivals.SelectMany(at => new[] { at - Ahead, at + Grace }).Where(due => due > tx.Now).Distinct())
            Timers.Set(tx, due, Timer, night);
    }

    /// <summary>Somebody will come at <paramref name="arriveAt"/>, or within half an hour if that is past or near.</summary>
    public static void Expect(Tx tx, long night, Instant arriveAt)
    {
        if (tx.Now + Grace > arriveAt)
            Timers.Set(tx, tx.Now + Grace + Grace, Timer, night);
    }

    public static async Task For(Tx tx, long night)
    {
        var visits = await Lock(tx, night);
        foreach (var visit in visits.Where(visit => visit.NextAt(tx.Now) <= tx.Now))
            if (visit.IsToBeReminded(tx.Now))
                await Remind(tx, visit);
            else if (visit.MissedAt is null)
                await AskWhetherTheyCome(tx, visit);
            else
                await LetGo(tx, visit);

        // Whoever was asked, and said that they are on their way, is looked out for once more.
        var later = visits.Where(visit => visit.MissedAt is not null).Select(visit => visit.NextAt(tx.Now)).Where(next => next > tx.Now).ToList();
        if (later.Count > 0)
            Timers.Set(tx, later.Min(), Timer, night);
    }

    private static async Task Remind(Tx tx, Visit visit)
    {
        await tx.Execute("update visit_request set reminded_at = @now where id = @Id", new { visit.Id, now = tx.Now });
        var when = SpokenTime.Arrival(visit.ArriveAt, tx.Now, visit.Night, visit.Zone);
        await Tell.For(tx, visit.ServiceId, visit.PersonId, Outgoing.Of(Sentences.Reminder, new Fillers { ["when"] = when }), otherwise: null);
    }

    private static async Task AskWhetherTheyCome(Tx tx, Visit visit)
    {
        await tx.Execute("update visit_request set missed_at = @now where id = @Id", new { visit.Id, now = tx.Now });
        var time = SpokenTime.Of(visit.ExpectedAt, visit.Night, visit.Zone);
        await Tell.For(tx, visit.ServiceId, visit.PersonId, Outgoing.Of(Sentences.NotHereYet, new Fillers { ["t"] = time }), otherwise: null);
        Timers.Set(tx, tx.Now + Grace, Timer, visit.NightId);
    }

    private static async Task LetGo(Tx tx, Visit visit)
    {
        await tx.Execute(
            "update visit_request set state = 'not_arrived', settled_at = @now where id = @Id", new { visit.Id, now = tx.Now });
        await CancelJourney.Of(tx, visit.Id);
        await OfferFreedPlaces.For(tx, visit.NightId);
    }

    private static async Task<IReadOnlyList<Visit>> Lock(Tx tx, long night)
    {
        await LockNight.For(tx, night);
        return await tx.Many<Visit>(
            """
            select request.id, request.night_id, night.service_id, request.person_id, place.arrive_at, request.settled_at as confirmed_at,
                   request.reminded_at, request.missed_at, night.night, service.time_zone
            from visit_request request
            join place on place.id = request.place_id
            join service_night night on night.id = request.night_id
            join service on service.id = night.service_id
            where request.night_id = @night and request.state = 'confirmed' and night.closes_at > @now
            order by request.id
            for no key update of request
            """, new { night, now = tx.Now });
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select distinct request.night_id
            from visit_request request
            join place on place.id = request.place_id
            join service_night night on night.id = request.night_id
            where request.state = 'confirmed' and night.closes_at > @before
              and coalesce(request.missed_at, greatest(place.arrive_at, request.settled_at + interval '30 minutes')) + interval '30 minutes' < @before
            limit 1000
            """, new { before });

    private sealed record Visit(
        long Id, long NightId, int ServiceId, PersonId PersonId, Instant ArriveAt, Instant? ConfirmedAt, Instant? RemindedAt,
        Instant? MissedAt, LocalDate Night, string TimeZone)
    {
        public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

        /// <summary>When they are expected; somebody whose place was theirs only after its time has half an hour to come.</summary>
        public Instant ExpectedAt => ConfirmedAt is { } since ? Instant.Max(ArriveAt, since + Grace) : ArriveAt;

        /// <summary>Nobody is reminded of what is past, or of what they said within the hour.</summary>
        public bool IsToBeReminded(Instant now) => RemindedAt is null && now < ArriveAt && ConfirmedAt is { } since && since < ArriveAt - Ahead;

        public Instant NextAt(Instant now) => IsToBeReminded(now) ? ArriveAt - Ahead : (MissedAt ?? ExpectedAt) + Grace;
    }
}
