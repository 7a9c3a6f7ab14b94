using CrisisLine.Data;

namespace CrisisLine.Opening;

/// <summary>A night as a screen finds it.</summary>
public sealed record NightShown(long Id, LocalDate Night, Instant OpensAt, Instant ClosesAt, bool IsOpen, bool IsOver)
{
    /// <param name="night">Null: the one that is open; else the next; else the last.</param>
    /// <returns>Null if there is none.</returns>
    public static Task<NightShown?> Read(Tx tx, string service, LocalDate? night) =>
        tx.OneOrNone<NightShown>(
            """
            select night.id, night.night, night.opens_at, night.closes_at,
                   night.opens_at <= @now and night.closes_at > @now as is_open, night.closes_at <= @now as is_over
            from service_night night
            join service on service.id = night.service_id
            where service.key = @service and (@night::date is null or night.night = @night)
            order by night.closes_at <= @now, abs(extract(epoch from night.opens_at - @now))
            limit 1
            """, new { service, night, now = tx.Now });
}
