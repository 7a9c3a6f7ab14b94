using CrisisLine.Data;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>At which times somebody who has a place could come instead: those with a free place, and their own.</summary>
public static class ArrivalsLeft
{
    private const int Most = 3;

    /// <returns>The earliest first, at most three.</returns>
    public static Task<IReadOnlyList<Instant>> Read(Tx tx, HouseNight night, long request) =>
        tx.Many<Instant>(
            """
            select distinct place.arrive_at
            from place
            where place.night_id = @night and place.arrive_at > @now and not exists (
                select from visit_request taken
                where taken.night_id = @night and taken.place_id = place.id and taken.id <> @request
                  and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))
            order by place.arrive_at
            limit @Most
            """, new { night = night.Id, request, now = tx.Now, Most });
}
