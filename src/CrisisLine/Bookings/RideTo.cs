using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>A visit as a taxi must know it.</summary>
public static class RideTo
{
    /// <returns>Null if there is no such request.</returns>
    public static async Task<Ride?> Read(Tx tx, long request, Direction direction) =>
        await tx.OneOrNone<Row>(
            """
            select request.night_id, request.person_id, night.service_id, place.arrive_at, request.access_words is not null as said_needs,
                   request.children_under_5 + request.children_5_to_11 as under_twelve, request.children_12_to_17 as older,
                   exists (select from visit_request said where said.night_id = request.night_id and said.person_id = request.person_id and said.needs_lead)
                       as may_be_under_18
            from visit_request request
            join service_night night on night.id = request.night_id
            left join place on place.id = request.place_id
            where request.id = @request
            """, new { request }) is { } row
            ? new Ride(row.ServiceId, row.NightId, request, row.PersonId, direction, direction is Direction.Out ? row.ArriveAt : null, CarNeeds.With(row.UnderTwelve, row.Older), row.SaidNeeds, row.MayBeUnder18)
            : null;

    /// <summary>Their place is at another time now; their taxi follows.</summary>
    internal static async Task Moved(Tx tx, long request)
    {
        if (await Read(tx, request, Direction.Out) is { } ride)
            await FollowVisit.Moved(tx, ride);
    }

    private sealed record Row(long NightId, PersonId PersonId, int ServiceId, Instant? ArriveAt, bool SaidNeeds, int UnderTwelve, int Older, bool MayBeUnder18);
}
