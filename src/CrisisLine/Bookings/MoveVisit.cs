using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>Somebody who has a place would rather come at another time. Theirs is given up only once the other is theirs.</summary>
public static class MoveVisit
{
    /// <returns>False if no place is free at that time; theirs is kept as it was.</returns>
    public static async Task<bool> For(Tx tx, HouseNight night, PersonId person, Instant arriveAt)
    {
        await LockNight.For(tx, night.Id);
        var moved = await tx.OneOrNone<Moved>(
            """
            update visit_request request
            set place_id = free.id
            from (
                select place.id
                from place
                where place.night_id = @night and place.arrive_at = @arriveAt and not exists (
                    select from visit_request taken
                    where taken.place_id = place.id and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))
                order by place.id
                limit 1
            ) free
            where request.night_id = @night and request.person_id = @person and request.state in ('held', 'confirmed')
            returning request.id, request.state
            """, new { night = night.Id, person, arriveAt });
        if (moved is null)
            return false;

        if (moved.State == "confirmed")
            NextStep.Expect(tx, night.Id, arriveAt);
        await RideTo.Moved(tx, moved.Id);
        await OfferFreedPlaces.For(tx, night.Id);
        return true;
    }

    private sealed record Moved(long Id, string State);
}
