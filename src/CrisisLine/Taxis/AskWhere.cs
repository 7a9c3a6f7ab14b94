using CrisisLine.Data;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>
/// Where a taxi is to meet somebody, in their own words of tonight, kept until they have said YES to it. What they told on other
/// nights is never looked at (H-15).
/// </summary>
public static class AskWhere
{
    /// <summary>Texts of ours in which a place is said, about the journey: their words go with the address.</summary>
    public const string Purpose = "taxi_place";

    /// <summary>What their phone was asked: whether a taxi would help, where it should meet them, whether that is right.</summary>
    public const string Whether = "taxi", Where = "taxi_place", IsItRight = "taxi_check";

    /// <summary>Kept, and to be read back to them.</summary>
    /// <param name="words">A place; or half of one, to which just the postcode is to come.</param>
    /// <param name="incomingText">The text in which they said so: its words are deleted with the address.</param>
    /// <returns>The journey.</returns>
    public static async Task<long> Keep(Tx tx, Ride ride, string words, string incomingText)
    {
        var readBack = tx.Keys.Seal("taxi_journey.read_back", words);
        if (await HeldJourney.LockOf(tx, ride.Request, ride.Direction) is not { } journey)
            return await NewJourney.Draft(tx, ride, readBack, incomingText);

        await tx.Execute(
            "update taxi_journey set read_back = @readBack, told_in = told_in || @incomingText where id = @Id",
            new { journey.Id, readBack, incomingText = new[] { incomingText } });
        return journey.Id;
    }

    /// <summary>What they sent last and have not said YES to.</summary>
    public static async Task<string?> Kept(Tx tx, Ride ride) => (await HeldJourney.LockOf(tx, ride.Request, ride.Direction))?.ReadBack;

    /// <returns>When the car is to come for them; null if they have ordered none.</returns>
    public static async Task<(Instant At, string Spoken)?> Ordered(Tx tx, Ride ride) =>
        await HeldJourney.LockOf(tx, ride.Request, ride.Direction) is { Address: not null } journey
            ? (journey.PickupAt, journey.Spoken(journey.Eta ?? journey.PickupAt)) : null;

    /// <summary>Twice we did not understand where: from here a person sorts it out with them, and sees what they sent.</summary>
    public static async Task LeaveToPerson(Tx tx, Ride ride, string words, string incomingText)
    {
        var journey = await Keep(tx, ride, words, incomingText);
        await tx.Execute("update taxi_journey set needs = @place where id = @journey and address is null", new { journey, place = HeldJourney.NeedsPlace });
        await KeepJourney.Plan(tx, journey);
    }
}

internal static class NewJourney
{
    private const int Tries = 20;

    public static Task<long> Draft(Tx tx, Ride ride, byte[] readBack, string incomingText) =>
        Insert(tx, ride, readBack, [incomingText], ride.ArriveAt ?? tx.Now, ride.Car, account: null);

    /// <summary>A reference is tried until one is free: there are eighteen thousand, and old ones are kept with their journeys for the accounts.</summary>
    public static async Task<long> Insert(
        Tx tx, Ride ride, byte[]? readBack, string[] toldIn, Instant pickupAt, CarNeeds needs, Guid? account)
    {
        for (var tries = 0; tries < Tries; tries++)
            if (await TryInsert(tx, ride, readBack, toldIn, pickupAt, needs, account) is { } id)
            {
                await KeepJourney.Plan(tx, id);
                return id;
            }

        throw new InvalidOperationException("No free reference was found for a taxi.");
    }

    private static Task<long?> TryInsert(
        Tx tx, Ride ride, byte[]? readBack, string[] toldIn, Instant pickupAt, CarNeeds needs, Guid? account) =>
        tx.OneOrNone<long?>(
            """
            insert into taxi_journey (service_id, night_id, request_id, person_id, direction, state, reference, word, read_back, told_in, arrive_at,
                                      pickup_at, needs, passengers, child_seats, step_free, asked_by, made_at)
            values (@Service, @Night, @Request, @Person, @direction, 'draft', @reference, @word, @readBack, @toldIn, @ArriveAt, @pickupAt, @yes,
                    @Passengers, @ChildSeats, @StepFree, @account, @now)
            on conflict (reference) do nothing
            returning id
            """, new
            {
                ride.Service,
                ride.Night,
                ride.Request,
                ride.Person,
                direction = JourneyColumns.Write(ride.Direction),
                reference = TaxiWord.NewReference(),
                word = TaxiWord.New(),
                readBack,
                toldIn,
                ride.ArriveAt,
                pickupAt,
                yes = HeldJourney.NeedsYes,
                needs.Passengers,
                needs.ChildSeats,
                needs.StepFree,
                account,
                now = tx.Now,
            });
}
