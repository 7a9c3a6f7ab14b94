using CrisisLine.Data;

namespace CrisisLine.Visits;

/// <summary>What anybody may know of a service tonight. Whether there is room, but never how many come: a number of people in a house is theirs.</summary>
public sealed record PublicTonight(
    string Name, bool IsHouse, string Number, DateTimeZone Zone, bool IsOpen, Instant? ClosesAt, Instant? NextOpensAt, bool CanAsk, bool HasRoom)
{
    public static async Task<IReadOnlyList<PublicTonight>> Read(Tx tx)
    {
        var rows = await tx.Many<Row>(
            """
            select service.name, service.kind = 'house' as is_house, number.number, service.time_zone, tonight.closes_at, next.opens_at as next_opens_at,
                   coalesce(tonight.requests_from <= @now and tonight.requests_to > @now, false) as can_ask,
                   exists (
                       select from place
                       where place.night_id = tonight.id and not exists (
                           select from visit_request taken
                           where taken.place_id = place.id and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))) as has_room
            from service
            join lateral (select number from service_number where service_id = service.id and not quiet order by number limit 1) number on true
            left join lateral (
                select * from service_night where service_id = service.id and opens_at <= @now and closes_at > @now limit 1
            ) tonight on true
            left join lateral (
                select opens_at from service_night where service_id = service.id and opens_at > @now order by opens_at limit 1
            ) next on true
            order by service.kind <> 'house', service.id
            """, new { now = tx.Now });
        return [.. rows.Select(row => row.Seen())];
    }

    private sealed record Row(
        string Name, bool IsHouse, string Number, string TimeZone, Instant? ClosesAt, Instant? NextOpensAt, bool CanAsk, bool HasRoom)
    {
        public PublicTonight Seen()
        {
            var zone = DateTimeZoneProviders.Tzdb[TimeZone];
            return new PublicTonight(Name, IsHouse, Home(Number), zone, ClosesAt is not null, ClosesAt, NextOpensAt, CanAsk, HasRoom);
        }

        /// <summary>As people in this country write and dial it.</summary>
        private static string Home(string e164) => e164.StartsWith("+44", StringComparison.Ordinal) ? $"0{e164[3..]}" : e164;
    }
}
