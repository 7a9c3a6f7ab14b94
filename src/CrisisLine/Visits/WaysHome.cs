using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Scheduling;

namespace CrisisLine.Visits;

/// <summary>Somebody in the house of whom it is not known how they get home.</summary>
/// <param name="Night">On which they came.</param>
public sealed record NoWayHome(long Request, PersonId Person, LocalDate Night);

/// <summary>
/// Nobody is left at two in the morning without a way home (H-19). An hour before the close the team is told of everybody in the house
/// of whom it is not known; until it is, nobody of the team signs off.
/// </summary>
public static class WaysHome
{
    /// <summary>Looks each minute: no promise hangs on the second.</summary>
    public static readonly Alarm Alarm = new("ways-home", Alert, ToLookAt, HasTimer: false);

    internal static readonly Duration Ahead = Duration.FromHours(1);

    // A taxi counts from when it is ordered, but not while it waits for a person to do something.
    internal const string Unknown =
        """
        from visit
        where visit.left_at is null and visit.request_id is not null and visit.way_home is null
          and not exists (
              select from taxi_journey
              where request_id = visit.request_id and direction = 'home' and ended_at is null and needs is null and state <> 'manual')
        """;

    /// <summary>Known before they go; what they do in the end is written down as they leave.</summary>
    /// <param name="way">own, lift or other; null: it is not known after all.</param>
    /// <returns>False if they are not in the house.</returns>
    public static async Task<bool> Know(Tx tx, long request, string? way) =>
        await tx.Execute("update visit set way_home = @way where request_id = @request and left_at is null", new { request, way }) == 1;

    /// <summary>What they said; null if it is not known, or they are not in the house.</summary>
    public static Task<string?> Of(Tx tx, long request) =>
        tx.OneOrNone<string?>("select way_home from visit where request_id = @request and left_at is null", new { request });

    /// <returns>Empty until an hour before the close.</returns>
    public static async Task<IReadOnlyList<NoWayHome>> Missing(Tx tx, string service, LocalDate night)
    {
        var closes = await tx.OneOrNone<Instant?>(
            "select closes_at from service_night join service on service.id = service_night.service_id where service.key = @service and service_night.night = @night",
            new { service, night });
        return closes is { } at && tx.Now >= at - Ahead
            ? await tx.Many<NoWayHome>(
                $"select visit.request_id as request, visit.person_id as person, visit.night {Unknown} and visit.service_id = (select id from service where key = @service) order by visit.arrived_at",
                new { service })
            : [];
    }

    private static async Task Alert(Tx tx, long night)
    {
        var isFirst = await tx.Execute(
            "insert into home_watch (night_id, alerted_at) values (@night, @now) on conflict (night_id) do nothing", new { night, now = tx.Now }) == 1;
        if (!isFirst)
            return;
        var people = await tx.Many<Left>(
            $"select visit.service_id, visit.person_id {Unknown} and visit.service_id = (select service_id from service_night where id = @night) order by visit.person_id",
            new { night });
        foreach (var one in people)
            await NoteForPerson.For(tx, one.ServiceId, one.PersonId, NoteForPerson.NoWayHome, urgent: true);
    }

    private static Task<IReadOnlyList<long>> ToLookAt(Tx tx, Instant now) =>
        tx.Many<long>(
            $"""
            select night.id
            from service_night night
            where night.closes_at > @now and night.closes_at <= @ahead and night.requests_from is not null
              and not exists (select from home_watch where night_id = night.id)
              and exists (select {Unknown} and visit.service_id = night.service_id)
            """, new { now, ahead = now + Ahead });

    private sealed record Left(int ServiceId, PersonId PersonId);
}
