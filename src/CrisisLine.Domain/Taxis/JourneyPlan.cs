using NodaTime;

namespace CrisisLine.Domain.Taxis;

/// <summary>The times of a journey, from when somebody is expected: when the car comes, and when the firm is asked for it.</summary>
/// <param name="Drive">From there to the house, with what a city does to it.</param>
/// <param name="Lead">How long before the car comes the firm is asked.</param>
public sealed record JourneyPlan(Duration Drive, Duration Lead)
{
    private static readonly Duration Soonest = Duration.FromMinutes(15), Step = Duration.FromMinutes(5);

    /// <summary>When the car should be there. Nobody is told a time that no firm could keep.</summary>
    public Instant PickupFor(Instant arriveAt, Instant now) => RoundedUp(Instant.Max(arriveAt - Drive, now + Soonest));

    public Instant AskAt(Instant pickup, Instant now) => Instant.Max(pickup - Lead, now);

    /// <param name="drives">How long it takes from some districts, such as LS16=40.</param>
    public static Duration DriveFrom(Postcode from, IReadOnlyDictionary<string, int> drives, int usual) =>
        Duration.FromMinutes(drives.TryGetValue(from.District, out var minutes) ? minutes : usual);

    private static Instant RoundedUp(Instant at)
    {
        var over = at.ToUnixTimeTicks() % Step.BclCompatibleTicks;
        return over == 0 ? at : at + Step - Duration.FromTicks(over);
    }
}
