using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;

namespace CrisisLine.Opening;

/// <summary>
/// A service as it stands in the settings. They seed the database the first time this key is seen; afterwards managers
/// change hours, places and words there, with history, and the settings no longer count.
/// </summary>
/// <param name="Numbers">What people text and ring, and which of them is the quiet one.</param>
/// <param name="PromiseMinutes">How soon somebody who asks for it should be rung.</param>
/// <param name="AttemptGapMinutes">How long after a call that was not answered they are rung again.</param>
/// <param name="MaxAttempts">How often they are rung about one wish.</param>
/// <param name="Taxi">By the names of <see cref="HouseSettings.OfTaxi"/>; null if no firm is given.</param>
public sealed record ServiceSettings(
    string Key, string Name, string Kind, IReadOnlyList<ServiceNumber> Numbers, string? Address, Timetable Timetable,
    bool AutoConfirm, int HoldMinutes, int OfferMinutes, int PromiseMinutes, int AttemptGapMinutes, int MaxAttempts, IReadOnlyDictionary<string, string?>? Taxi = null)
{
    public string? QuietNumber => Numbers.FirstOrDefault(number => number.IsQuiet)?.Number.E164;
}

public sealed record ServiceNumber(PhoneNumber Number, bool IsQuiet);
