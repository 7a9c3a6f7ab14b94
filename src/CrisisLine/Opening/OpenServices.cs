using CrisisLine.Data;

namespace CrisisLine.Opening;

/// <summary>A service and whether it is open, at the time of its own wall clock.</summary>
/// <param name="Night">Null, like its hours, while the service is shut.</param>
public sealed record OpenService(
    string Key, string Name, string Kind, bool OpenNow, LocalDate? Night,
    OffsetDateTime? OpensAt, OffsetDateTime? ClosesAt, OffsetDateTime? NextOpensAt);

public static class OpenServices
{
    public static async Task<IReadOnlyList<OpenService>> Read(Tx tx)
    {
        var rows = await tx.Many<Row>(
            """
            select service.key, service.name, service.kind, service.time_zone,
                   tonight.night, tonight.opens_at, tonight.closes_at, next.opens_at as next_opens_at
            from service
            left join lateral (
                select * from service_night
                where service_id = service.id and opens_at <= @now and closes_at > @now
                limit 1
            ) tonight on true
            left join lateral (
                select opens_at from service_night
                where service_id = service.id and opens_at > @now
                order by opens_at
                limit 1
            ) next on true
            order by service.id
            """, new { now = tx.Now });

        return [.. rows.Select(row => new OpenService(
            row.Key, row.Name, row.Kind, row.Night is not null, row.Night,
            row.Local(row.OpensAt), row.Local(row.ClosesAt), row.Local(row.NextOpensAt)))];
    }

    private sealed record Row(
        string Key, string Name, string Kind, string TimeZone, LocalDate? Night, Instant? OpensAt, Instant? ClosesAt, Instant? NextOpensAt)
    {
        public OffsetDateTime? Local(Instant? at) => at?.InZone(DateTimeZoneProviders.Tzdb[TimeZone]).ToOffsetDateTime();
    }
}
