using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Opening;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>The person does not need their place after all. It is free at once, and they are welcome any other time.</summary>
public static class GiveUpPlace
{
    /// <returns>False if they had no place and were not waiting for one.</returns>
    public static Task<bool> For(Tx tx, HouseNight night, PersonId person) =>
        GiveUp(tx, night, person, "held", "offered", "confirmed", "waiting");

    /// <summary>NO to the question whether we shall keep the held place.</summary>
    /// <returns>False if no such question is open.</returns>
    public static Task<bool> WhileItIsOnlyHeld(Tx tx, HouseNight night, PersonId person) =>
        GiveUp(tx, night, person, "held", "offered");

    private static async Task<bool> GiveUp(Tx tx, HouseNight night, PersonId person, params string[] states)
    {
        await LockNight.For(tx, night.Id);
        var given = await tx.OneOrNone<long?>(
            """
            update visit_request set state = 'cancelled', settled_at = @now
            where night_id = @night and person_id = @person and state = any(@states)
            returning id
            """, new { night = night.Id, person, states, now = tx.Now });
        if (given is not { } request)
            return false;

        await CancelJourney.Of(tx, request);
        await EndOffer.For(tx, request, "declined");
        await OfferFreedPlaces.For(tx, night.Id);
        return true;
    }
}
