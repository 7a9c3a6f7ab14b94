using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;

namespace CrisisLine.Opening;

/// <summary>The service whose number was texted or rung, and its nights as they lie around this instant.</summary>
/// <param name="Where">What a visitor is told; the service's name if it has no address.</param>
/// <param name="IsQuiet">The number that we ring people from, which is never published and never says who we are.</param>
/// <param name="RingsWithin">How soon somebody who asks for it should be rung.</param>
/// <param name="HasTaxi">A firm drives people there and home.</param>
/// <param name="Current">The night that is open now, or else the next; null if none is planned.</param>
/// <param name="Next">The night after <paramref name="Current"/>.</param>
/// <param name="House">The current night as one that people can come to; null for a line.</param>
public sealed record TextedService(
    int Id, string Name, string Where, DateTimeZone Zone, bool IsQuiet, Duration RingsWithin, NightTimes? Current, NightTimes? Next,
    HouseNight? House, bool HasTaxi = false)
{
    /// <returns>Null if the number is none of ours.</returns>
    public static TextedService? From(IReadOnlyList<Row> rows)
    {
        if (rows is not [var first, ..])
            return null;

        var nights = rows.Select(row => row.Times).OfType<NightTimes>().ToList();
        return new TextedService(
            first.Id, first.Name, first.Place, DateTimeZoneProviders.Tzdb[first.TimeZone], first.Quiet,
            Duration.FromMinutes(first.PromiseMinutes), nights.ElementAtOrDefault(0), nights.ElementAtOrDefault(1), first.House, first.HasTaxi);
    }

    public static Query<Row> Of(Tx tx, PhoneNumber number) => new(
            """
            select service.id, service.name, coalesce(service.address, service.name) as place, service.time_zone,
                   number.quiet, exists (select from taxi_firm where service_id = service.id and channel is not null) as has_taxi, service.hold_minutes, service.promise_minutes, service.auto_confirm,
                   night.id as night_id, night.night, night.opens_at, night.closes_at, night.requests_from, night.requests_to
            from service_number number
            join service on service.id = number.service_id
            left join lateral (
                select *
                from service_night
                where service_id = service.id and closes_at > @now
                order by closes_at
                limit 2
            ) night on true
            where number.number = @textedNumber
            order by night.closes_at
            """, new { textedNumber = number.E164, now = tx.Now });

    /// <summary>A night around this instant, and the service that it belongs to; nothing of a night if none is planned.</summary>
    public sealed record Row(
        int Id, string Name, string Place, string TimeZone, bool Quiet, bool HasTaxi, int HoldMinutes, int PromiseMinutes, bool AutoConfirm,
        long? NightId, LocalDate? Night, Instant? OpensAt, Instant? ClosesAt, Instant? RequestsFrom, Instant? RequestsTo)
    {
        private Interval? Requests => RequestsFrom is { } from && RequestsTo is { } to ? new Interval(from, to) : null;

        public NightTimes? Times =>
            Night is { } night ? new NightTimes(night, OpensAt!.Value, ClosesAt!.Value, Requests, []) : null;

        public HouseNight? House => NightId is { } id && Requests is { } requests
            ? new HouseNight(id, ClosesAt!.Value, requests, Duration.FromMinutes(HoldMinutes), AutoConfirm)
            : null;
    }
}
