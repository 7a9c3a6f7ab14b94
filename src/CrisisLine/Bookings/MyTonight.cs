using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>Tonight at a house as it stands for one person.</summary>
public static class MyTonight
{
    public static async Task<Tonight> Read(Tx tx, HouseNight night, PersonId person)
    {
        var row = await tx.One<Row>(
            """
            select mine.id, mine.state, mine.held_until, mine.said_yes_at is not null as said_yes,
                   mine.place_id, mine.arrive_at, mine.was_offered, free.id as free_id, free.arrive_at as free_at
            from (values (1)) as always
            left join lateral (
                select request.*, place.arrive_at,
                       exists (select from offer where offer.request_id = request.id and offer.ended = 'lapsed') as was_offered
                from visit_request request
                left join place on place.id = request.place_id
                where request.person_id = @person and request.night_id = @night
                order by request.state in ('held', 'offered', 'confirmed', 'arrived', 'waiting', 'no_place') desc, request.id desc
                limit 1
            ) mine on true
            left join lateral (
                select place.id, place.arrive_at
                from place
                where place.night_id = @night and not exists (
                    select from visit_request taken
                    where taken.night_id = @night and taken.place_id = place.id
                      and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))
                order by place.arrive_at, place.id
                limit 1
            ) free on true
            """, new { person, night = night.Id });

        return new Tonight(night.Requests, night.ClosesAt, night.HoldFor, row.Mine, row.Free);
    }

    private sealed record Row(
        long? Id, string? State, Instant? HeldUntil, bool? SaidYes, long? PlaceId, Instant? ArriveAt, bool? WasOffered, long? FreeId, Instant? FreeAt)
    {
        public MyRequest? Mine => Id is { } id
            ? new MyRequest(id, RequestStateColumn.Read(State!), PlaceOf(PlaceId, ArriveAt), HeldUntil, SaidYes ?? false, WasOffered ?? false)
            : null;

        public Place? Free => PlaceOf(FreeId, FreeAt);

        private static Place? PlaceOf(long? id, Instant? arriveAt) =>
            id is { } place && arriveAt is { } at ? new Place(place, at) : null;
    }
}
