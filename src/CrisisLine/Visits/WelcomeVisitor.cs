using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Visits;
using CrisisLine.Opening;
using CrisisLine.Taxis;

namespace CrisisLine.Visits;

/// <summary>What came of letting somebody in.</summary>
public enum WelcomeAnswer { Done, NoSuchRequest, NotNow, NoPlaceFree, FamilyRoomTaken }

/// <summary>Who comes with them.</summary>
/// <param name="Children">Null: as they said when it was booked.</param>
/// <param name="TakesFamilyRoom">They stay in the room that is kept for families.</param>
public sealed record Company(Children? Children, bool TakesFamilyRoom)
{
    public static readonly Company AsBooked = new(Children: null, TakesFamilyRoom: false);
}

/// <summary>
/// Somebody is at the door and comes in; from now on nobody wonders where they are. A worker may also let in somebody who
/// was told that tonight is full, or who waits, if a place is free: it is taken under the night's lock, like any other.
/// </summary>
public static class WelcomeVisitor
{
    /// <param name="account">Who lets them in; null for a token of the API.</param>
    public static async Task<WelcomeAnswer> For(Tx tx, RequestOfNight which, Company company, Guid? account)
    {
        if (await NightToEdit.Lock(tx, which.Service, which.Night) is not { } night
            || await Lock(tx, night, which) is not { } request)
            return WelcomeAnswer.NoSuchRequest;

        var state = RequestStateColumn.Read(request.State);
        if (state is RequestState.Arrived)
            return WelcomeAnswer.Done;
        var hasPlace = state.HasPlace();
        if (!hasPlace && !(state is RequestState.Waiting or RequestState.NoPlace && tx.Now < night.ClosesAt))
            return WelcomeAnswer.NotNow;
        if ((hasPlace ? request.PlaceId : await FreePlace(tx, night.Id)) is not { } place)
            return WelcomeAnswer.NoPlaceFree;
        if (company.TakesFamilyRoom && await FamilyRoomsLeft(tx, which) <= 0)
            return WelcomeAnswer.FamilyRoomTaken;

        await ComeIn(tx, which.Id, place);
        await WriteDown(tx, which.Id, company, account);
        await FollowVisit.Arrived(tx, which.Id);
        return WelcomeAnswer.Done;
    }

    private static Task<Stands?> Lock(Tx tx, NightToEdit night, RequestOfNight which) =>
        tx.OneOrNone<Stands>(
            "select state, place_id from visit_request where id = @request and night_id = @night for update",
            new { request = which.Id, night = night.Id });

    private static Task<long?> FreePlace(Tx tx, long night) =>
        tx.OneOrNone<long?>(
            """
            select place.id
            from place
            where place.night_id = @night and not exists (
                select from visit_request taken
                where taken.place_id = place.id and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))
            order by place.arrive_at, place.id
            limit 1
            """, new { night });

    private static Task<int> FamilyRoomsLeft(Tx tx, RequestOfNight which) =>
        tx.One<int>(
            """
            select service.family_rooms - (
                select count(*)::int from visit where service_id = service.id and night = @Night and family_room)
            from service
            where service.key = @Service
            """, new { which.Service, which.Night });

    private static async Task ComeIn(Tx tx, long request, long place)
    {
        await EndOffer.For(tx, request, "accepted");
        await tx.Execute(
            "update visit_request set state = 'arrived', place_id = @place, arrived_at = @now where id = @request",
            new { request, place, now = tx.Now });
    }

    private static Task WriteDown(Tx tx, long request, Company company, Guid? account) =>
        tx.Execute(
            """
            insert into visit (request_id, service_id, night, person_id, arrived_at, arrived_by,
                               children_under_5, children_5_to_11, children_12_to_17, family_room)
            select request.id, night.service_id, night.night, request.person_id, @now, @account,
                   coalesce(@UnderFive, children_under_5), coalesce(@FiveToEleven, children_5_to_11),
                   coalesce(@TwelveToSeventeen, children_12_to_17), @TakesFamilyRoom
            from visit_request request
            join service_night night on night.id = request.night_id
            where request.id = @request
            """, new
            {
                request,
                account,
                company.Children?.UnderFive,
                company.Children?.FiveToEleven,
                company.Children?.TwelveToSeventeen,
                company.TakesFamilyRoom,
                now = tx.Now,
            });

    private sealed record Stands(string State, long? PlaceId);
}
