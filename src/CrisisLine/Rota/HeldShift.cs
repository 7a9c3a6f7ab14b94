using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;

namespace CrisisLine.Rota;

/// <summary>A shift whose row is held until the end of the unit of work.</summary>
/// <param name="Least">How many it wants.</param>
/// <param name="Taken">How many have it, of those who are with us still.</param>
internal sealed record HeldShift(long Id, int ServiceId, LocalDate Night, Instant StartsAt, Instant EndsAt, int Least, int Taken, DateTimeZone Zone)
{
    public Interval Time => new(StartsAt, EndsAt);

    public bool IsFull => Taken >= Least;

    /// <summary>Tonight, 6pm to 10pm.</summary>
    public Fillers Said(Instant now) => new()
    {
        ["day"] = SpokenTime.Day(Night, now.InZone(Zone).Date),
        ["at"] = SpokenTime.Of(StartsAt.InZone(Zone).TimeOfDay),
        ["until"] = SpokenTime.Of(EndsAt.InZone(Zone).TimeOfDay),
    };

    /// <returns>Null if there is none, or it was cancelled.</returns>
    public static async Task<HeldShift?> Lock(Tx tx, long shift)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select shift.id, shift.service_id, shift.night, shift.starts_at, shift.ends_at, shift.least, service.time_zone
            from shift
            join service on service.id = shift.service_id
            where shift.id = @shift and shift.cancelled_at is null
            for no key update of shift
            """, new { shift });
        return row is null
            ? null
            : new HeldShift(
                row.Id, row.ServiceId, row.Night, row.StartsAt, row.EndsAt, row.Least,
                await tx.One<int>(
                    """
                    select count(*)
                    from shift_place
                    join supporter on supporter.id = shift_place.supporter_id
                    where shift_place.shift_id = @shift and shift_place.given_up_at is null and supporter.ended_at is null
                    """, new { shift }),
                DateTimeZoneProviders.Tzdb[row.TimeZone]);
    }

    private sealed record Row(long Id, int ServiceId, LocalDate Night, Instant StartsAt, Instant EndsAt, int Least, string TimeZone);
}
