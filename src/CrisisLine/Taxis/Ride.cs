using CrisisLine.Domain.People;
using CrisisLine.Domain.Taxis;

namespace CrisisLine.Taxis;

/// <summary>Who is driven, as the room that promised them a place knows it.</summary>
/// <param name="ArriveAt">There: when they are expected. Null on the way home.</param>
/// <param name="Car">With seats for the children of whom they told.</param>
/// <param name="SaidNeeds">They said in their own words what would make it easier: a person reads it before a car is sent.</param>
/// <param name="MayBeUnder18">No car is sent until a lead has permission from whoever may give it (H-34).</param>
public sealed record Ride(int Service, long Night, long Request, PersonId Person, Direction Direction, Instant? ArriveAt, CarNeeds Car, bool SaidNeeds, bool MayBeUnder18);

/// <summary>What the car must have.</summary>
public sealed record CarNeeds(int Passengers, int ChildSeats, bool StepFree)
{
    public static readonly CarNeeds None = new(1, 0, false);

    /// <summary>Whoever is under twelve rides in a seat of their own.</summary>
    public static CarNeeds With(int underTwelve, int older) => new(Math.Min(8, 1 + underTwelve + older), Math.Min(4, underTwelve), StepFree: false);

    public bool IsPossible => Passengers is >= 1 and <= 8 && ChildSeats is >= 0 and <= 4;

    /// <returns>As a firm reads it: "step-free car, 3 passengers, 2 child seats"; null if it is any car.</returns>
    public string? InWords()
    {
        string?[] parts =
        [
            StepFree ? "step-free car" : null, Passengers > 1 ? $"{Passengers} passengers" : null,
            ChildSeats switch { 0 => null, 1 => "1 child seat", var seats => $"{seats} child seats" },
        ];
        return parts.Any(part => part is not null) ? string.Join(", ", parts.OfType<string>()) : null;
    }
}
