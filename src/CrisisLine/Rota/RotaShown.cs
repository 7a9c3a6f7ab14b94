using CrisisLine.Data;
using CrisisLine.Domain.Team;

namespace CrisisLine.Rota;

/// <summary>Somebody who is on the rota for a shift.</summary>
/// <param name="HasSaidYes">They have said since that they will be there.</param>
public sealed record OnShift(long Supporter, string Name, bool HasSaidYes);

/// <summary>A shift as it stands. Times are the service's own.</summary>
/// <param name="Hours">How long it really is: in the nights when the clocks change an hour less or more than the wall says.</param>
/// <param name="Missing">How many are wanted still.</param>
public sealed record ShownShift(
    long Id, int ServiceId, string Service, LocalDate Night, ZonedDateTime From, ZonedDateTime Until, Duration Hours, int Least, IReadOnlyList<OnShift> People)
{
    public int Missing => Math.Max(0, Least - People.Count);

    public bool Has(long supporter) => People.Any(one => one.Supporter == supporter);
}

public static class RotaShown
{
    /// <summary>What is to come of a service, and what goes on now.</summary>
    public static Task<IReadOnlyList<ShownShift>> Of(Tx tx, int service, int days) =>
        Read(tx, "shift.service_id = @service", new { service, now = tx.Now, until = tx.Now + Duration.FromDays(days) });

    /// <summary>Whether a shift is this service's.</summary>
    public static Task<bool> Has(Tx tx, int service, long shift) =>
        tx.One<bool>("select exists (select from shift where id = @shift and service_id = @service)", new { service, shift });

    /// <summary>For one supporter: theirs, and those of their services that somebody is wanted for.</summary>
    public static async Task<IReadOnlyList<ShownShift>> For(Tx tx, long supporter, int days) =>
        [.. (await Read(tx, "shift.service_id in (select service_id from supporter_service where supporter_id = @supporter)",
            new { supporter, now = tx.Now, until = tx.Now + Duration.FromDays(days) })).Where(shift => shift.Has(supporter) || shift.Missing > 0)];

    private static async Task<IReadOnlyList<ShownShift>> Read(Tx tx, string which, object args)
    {
        var rows = await tx.Many<Row>(
            $"""
            select shift.id, shift.service_id, service.name as service, shift.night, shift.starts_at, shift.ends_at, shift.least, service.time_zone,
                   place.supporter_id, supporter.name, place.confirmed_at is not null as has_said_yes
            from shift
            join service on service.id = shift.service_id
            left join (shift_place place join supporter on supporter.id = place.supporter_id and supporter.ended_at is null)
                on place.shift_id = shift.id and place.given_up_at is null
            where shift.cancelled_at is null and shift.ends_at > @now and shift.starts_at < @until and {which}
            order by shift.starts_at, shift.id, place.id
            """, args);
        return [.. rows.GroupBy(row => row.Id).Select(group => group.First().Shown(
            [.. group.Where(row => row.SupporterId is not null).Select(row => new OnShift(row.SupporterId!.Value, row.Name!, row.HasSaidYes))]))];
    }

    private sealed record Row(
        long Id, int ServiceId, string Service, LocalDate Night, Instant StartsAt, Instant EndsAt, int Least, string TimeZone, long? SupporterId,
        string? Name, bool HasSaidYes)
    {
        public ShownShift Shown(IReadOnlyList<OnShift> people)
        {
            var zone = DateTimeZoneProviders.Tzdb[TimeZone];
            return new(Id, ServiceId, Service, Night, StartsAt.InZone(zone), EndsAt.InZone(zone), EndsAt - StartsAt, Least, people);
        }
    }
}

/// <summary>How much of a night nobody was signed on for, as far as it has gone; of services that are watched.</summary>
public static class Unstaffed
{
    public static async Task<int> Minutes(Tx tx, int service, LocalDate night)
    {
        var open = await tx.OneOrNone<Stretch>(
            """
            select night.opens_at as starts_at, night.closes_at as ends_at
            from service_night night
            join service on service.id = night.service_id
            where night.service_id = @service and night.night = @night and service.minimum_cover > 0
            """, new { service, night });
        if (open is null || open.StartsAt >= tx.Now)
            return 0;
        var until = Instant.Min(open.EndsAt, tx.Now);
        var stretches = await tx.Many<Stretch>(
            """
            select sign_on.signed_on_at as starts_at, coalesce(sign_on.signed_off_at, @until) as ends_at
            from sign_on
            join supporter_service on supporter_service.supporter_id = sign_on.supporter_id
            where supporter_service.service_id = @service and sign_on.signed_on_at < @until and coalesce(sign_on.signed_off_at, @until) > @from
            """, new { service, from = open.StartsAt, until });
        return Cover.UncoveredMinutes(new Interval(open.StartsAt, until), stretches.Select(one => new Interval(one.StartsAt, Instant.Max(one.StartsAt, one.EndsAt))));
    }

    private sealed record Stretch(Instant StartsAt, Instant EndsAt);
}
