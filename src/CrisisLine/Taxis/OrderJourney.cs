using CrisisLine.Data;
using CrisisLine.Domain.Taxis;
using CrisisLine.Inbox;

namespace CrisisLine.Taxis;

/// <summary>What came of ordering a taxi.</summary>
public abstract record Ordered
{
    private Ordered() { }

    /// <param name="At">About when the car comes, as it is said.</param>
    public sealed record Asked(string At) : Ordered;

    /// <summary>A person of the team makes sure of something first.</summary>
    public sealed record ForAPerson : Ordered;

    /// <summary>The firm does not drive there; a person finds another way.</summary>
    public sealed record OutOfArea : Ordered;

    public sealed record NoPlaceKnown : Ordered;
}

/// <summary>What somebody of the team puts into an order.</summary>
/// <param name="PickupAt">Null: by when they are expected.</param>
/// <param name="Agreed">They have looked at what was in doubt, the place or the area, and send a car there all the same.</param>
public sealed record WorkersOrder(string Words, Instant? PickupAt, CarNeeds Needs, bool Agreed, Guid Account);

/// <summary>
/// A place is known, and a taxi is to come. If one was ordered already, that one is called off in the same transaction: whatever is
/// changed, one car comes (H-15, H-16).
/// </summary>
public static class OrderJourney
{
    /// <summary>The person said YES to what was read back to them.</summary>
    public static async Task<Ordered> Yes(Tx tx, Ride ride)
    {
        if (await HeldJourney.LockOf(tx, ride.Request, ride.Direction) is not { ReadBack: { } words } journey
            || PickupPlace.Read(words) is not { } place)
            return new Ordered.NoPlaceKnown();
        var id = journey.Address is null ? journey.Id : await Replace(tx, ride, journey, journey.Car, account: null);
        return await Place(tx, id, ride, place, pickupAt: null, agreed: false, byWorker: false);
    }

    /// <summary>Somebody of the team orders it, or changes what was ordered.</summary>
    public static async Task<Ordered> ByWorker(Tx tx, Ride ride, WorkersOrder order)
    {
        if (PickupPlace.Read(order.Words) is not { } place)
            return new Ordered.NoPlaceKnown();
        var journey = await HeldJourney.LockOf(tx, ride.Request, ride.Direction);
        var id = journey switch
        {
            null => await NewJourney.Insert(tx, ride, null, [], ride.ArriveAt ?? tx.Now, order.Needs, order.Account),
            { Address: null } => journey.Id,
            _ => await Replace(tx, ride, journey, order.Needs, order.Account),
        };
        await tx.Execute(
            "update taxi_journey set passengers = @Passengers, child_seats = @ChildSeats, step_free = @StepFree, asked_by = @Account where id = @id",
            new { id, order.Needs.Passengers, order.Needs.ChildSeats, order.Needs.StepFree, order.Account });
        return await Place(tx, id, ride, place, order.PickupAt, order.Agreed, byWorker: true);
    }

    private static async Task<long> Replace(Tx tx, Ride ride, HeldJourney journey, CarNeeds needs, Guid? account)
    {
        await CancelJourney.Of(tx, journey);
        return await NewJourney.Insert(tx, ride, null, [], journey.PickupAt, needs, account);
    }

    private static async Task<Ordered> Place(Tx tx, long journey, Ride ride, PickupPlace place, Instant? pickupAt, bool agreed, bool byWorker)
    {
        var firms = await Firms.For(tx, ride.Service, ride.Person);
        var plan = firms is [var first, ..] ? first.PlanFor(place.Postcode) : Firms.Usual;
        var at = pickupAt ?? plan.PickupFor(ride.ArriveAt ?? tx.Now, tx.Now);
        var needs = !byWorker && ride.SaidNeeds ? HeldJourney.NeedsPlace : await Doubts(tx, ride, place, firms, agreed);
        await tx.Execute(
            """
            update taxi_journey
            set address = @address, read_back = null, pickup_at = @at, needs = @needs, arrive_at = @ArriveAt, pressed_at = null
            where id = @journey
            """, new { journey, address = tx.Keys.Seal("taxi_journey.address", place.Words), at, needs, ride.ArriveAt });

        if (needs is not null && needs != HeldJourney.NeedsArea)
            await NoteForPerson.For(tx, ride.Service, ride.Person, NoteForPerson.TaxiPlace, urgent: false);
        if (needs == HeldJourney.NeedsArea)
            await NoteForPerson.For(tx, ride.Service, ride.Person, NoteForPerson.NoTaxi, urgent: true);
        await KeepJourney.For(tx, journey);
        var stands = await HeldJourney.Lock(tx, journey) ?? throw new InvalidOperationException("A journey that was just ordered is gone.");
        return needs switch
        {
            null => new Ordered.Asked(stands.Spoken(at)),
            HeldJourney.NeedsArea => new Ordered.OutOfArea(),
            _ => new Ordered.ForAPerson(),
        };
    }

    /// <returns>What a person of the team must look at first; null if a firm may be asked.</returns>
    private static async Task<string?> Doubts(Tx tx, Ride ride, PickupPlace place, IReadOnlyList<Firm> firms, bool agreed)
    {
        var house = await tx.OneOrNone<string?>("select address from service where id = @Service", new { ride.Service });
        if (!agreed && (!place.IsSure || place.IsAt(house)))
            return HeldJourney.NeedsPlace;
        if (!agreed && firms.Count > 0 && !firms.Any(firm => place.Postcode.LiesIn(firm.Area)))
            return HeldJourney.NeedsArea;
        if (ride.MayBeUnder18)
            return HeldJourney.NeedsPermission;
        return await NightsMoney.IsSpent(tx, ride.Night, firms) ? HeldJourney.NeedsCap : null;
    }
}
