using CrisisLine.Data;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>What becomes of a journey when the visit that it belongs to goes on.</summary>
public static class FollowVisit
{
    /// <summary>They come at another time. A firm that was asked is told that the old job is off, and asked for the new one.</summary>
    public static async Task Moved(Tx tx, Ride ride)
    {
        if (await HeldJourney.LockOf(tx, ride.Request, Direction.Out) is not { } journey)
            return;
        if (journey.Address is { } words && PickupPlace.Read(words) is { } place && await Firms.For(tx, ride.Service, ride.Person) is [var firm, ..])
        {
            var at = firm.PlanFor(place.Postcode).PickupFor(ride.ArriveAt ?? tx.Now, tx.Now);
            var id = journey.State is JourneyState.Draft ? journey.Id : await Again(tx, ride, journey);
            await tx.Execute(
                "update taxi_journey set pickup_at = @at, arrive_at = @ArriveAt, pressed_at = null where id = @id", new { id, at, ride.ArriveAt });
            await KeepJourney.For(tx, id);
        }
        else
            await tx.Execute("update taxi_journey set arrive_at = @ArriveAt where id = @Id", new { ride.ArriveAt, journey.Id });
    }

    /// <summary>They are at the door. A car that brought them has done so; one that is still on its way is not needed.</summary>
    public static async Task Arrived(Tx tx, long request)
    {
        if (await HeldJourney.LockOf(tx, request, Direction.Out) is not { } journey)
            return;
        if (journey.State.HasCar())
            await KeepJourney.End(tx, journey, JourneyState.Completed);
        else
            await CancelJourney.Of(tx, journey);
    }

    /// <summary>They went home.</summary>
    /// <param name="byTaxi">In the car that was ordered, if one was.</param>
    public static async Task Left(Tx tx, long request, bool byTaxi)
    {
        await CancelJourney.Of(tx, request, Direction.Out);
        if (await HeldJourney.LockOf(tx, request, Direction.Home) is not { } journey)
            return;
        if (!byTaxi || !journey.State.HasCar())
        {
            await CancelJourney.Of(tx, journey);
            return;
        }

        await HearFirm.Rides(tx, journey, FirmWord.OnBoard);
        await KeepJourney.Plan(tx, journey.Id);
    }

    private static async Task<long> Again(Tx tx, Ride ride, HeldJourney journey)
    {
        await CancelJourney.Of(tx, journey);
        var id = await NewJourney.Insert(tx, ride, null, [], journey.PickupAt, journey.Car, account: null);
        await tx.Execute(
            "update taxi_journey set address = @address, needs = null where id = @id",
            new { id, address = tx.Keys.Seal("taxi_journey.address", journey.Address!) });
        return id;
    }
}
