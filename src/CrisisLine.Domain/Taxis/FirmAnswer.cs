using System.Globalization;
using System.Text.RegularExpressions;

namespace CrisisLine.Domain.Taxis;

/// <summary>What a taxi firm says of a job.</summary>
public enum FirmWord { Yes, No, Late, Here, OnBoard, Done, Car }

/// <summary>A firm's text: <c>K7F2 OK 10min silver Toyota AB12CDE</c>, in the many ways in which people at a desk write it.</summary>
/// <param name="Reference">Which job, in capitals; null if none is named.</param>
/// <param name="Minutes">From now until the car is there; null if they did not say.</param>
/// <param name="Car">Colour and make, such as "silver Toyota".</param>
/// <param name="Registration">In capitals, as a plate has it: AB12 CDE.</param>
public sealed partial record FirmAnswer(string? Reference, FirmWord Word, int? Minutes, string? Car, string? Registration)
{
    private static readonly (FirmWord Word, string[] Said)[] Words =
    [
        (FirmWord.No, ["no", "nope", "cant", "cannot", "decline", "declined", "reject", "rejected", "unable", "unavailable", "none", "nobody"]),
        (FirmWord.Late, ["late", "delay", "delayed", "delays", "traffic"]),
        (FirmWord.Here, ["here", "arrived", "outside"]),
        (FirmWord.OnBoard, ["pob", "onboard", "board", "aboard", "collected"]),
        (FirmWord.Done, ["done", "complete", "completed", "dropped", "finished", "cleared"]),
        (FirmWord.Yes, ["ok", "okay", "okey", "k", "yes", "y", "yep", "yeah", "yea", "accept", "accepted", "confirm", "confirmed", "booked", "sure", "fine", "way", "sent", "dispatched", "allocated"]),
    ];

    private static readonly HashSet<string> Fillers =
    [
        "ref", "job", "is", "the", "a", "an", "on", "its", "it", "in", "at", "for", "about", "approx", "around", "driver", "car", "cab", "taxi", "reg", "registration", "plate",
        "mins", "min", "minutes", "minute", "m", "thanks", "thank", "you", "please", "eta", "be", "there", "will", "coming", "and", "with", "now", "hi", "re", "no", "number", "up",
        "has", "been", "are", "we", "can", "do", "got", "x", "way", "of", "to", "your", "customer", "passenger", "bro", "mate", "sir",
    ];

    /// <summary>The letters and figures of a reference: none that is taken for another, and no vowel, so that it spells nothing.</summary>
    public const string Letters = "BCDFGHJKLMNPQRTVWXZ", FiguresOfReference = "2345679";

    /// <param name="references">Those that this firm may mean; the one it names is found among any words.</param>
    /// <returns>Null if it is no answer that software may act on.</returns>
    public static FirmAnswer? Read(string text, IReadOnlyCollection<string> references)
    {
        var upper = text.ToUpperInvariant();
        var named = references.FirstOrDefault(reference => Regex.IsMatch(upper, $@"(?<!\w){reference[0]}[\s-]?{reference[1]}[\s-]?{reference[2]}[\s-]?{reference[3]}(?!\w)"))
            ?? (Reference4().Match(upper) is { Success: true } other ? other.Value : null);
        var rest = named is null ? upper : Regex.Replace(upper, $@"(?<!\w){named[0]}[\s-]?{named[1]}[\s-]?{named[2]}[\s-]?{named[3]}(?!\w)", " ");

        var plate = Plate().Match(rest);
        var registration = plate.Success ? Tidy(plate) : null;
        if (plate.Success)
            rest = rest.Remove(plate.Index, plate.Length);
        rest = NoProblem().Replace(rest.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal), " OK ");
        var minutes = (InMinutes().Match(rest) is { Success: true } told ? told : In().Match(rest)) is { Success: true } within
            ? int.Parse(within.Groups[1].Value, CultureInfo.InvariantCulture) : (int?)null;
        if (minutes is > 240)
            return null;
        rest = Number().Replace(rest, " ");

        var said = NoLetter().Split(rest.ToLowerInvariant()).Where(word => word.Length > 0).ToArray();
        var meant = Words.Where(one => one.Said.Any(said.Contains)).Select(one => one.Word).ToArray();
        // Yes and no in one breath is for a person to read.
        if (meant.Contains(FirmWord.No) && meant.Length > 1)
            return null;
        FirmWord? word = meant.Length == 0 ? null : meant[0] is FirmWord.Here && minutes is not null ? FirmWord.Yes : meant[0];
        var car = said.Except(Fillers).Except(Words.SelectMany(one => one.Said)).Take(4).ToArray();
        var carWords = car.Length == 0 ? null : string.Join(' ', car.Select((one, nth) => nth == car.Length - 1 || car.Length == 1 ? char.ToUpperInvariant(one[0]) + one[1..] : one));
        return (word, registration, minutes) switch
        {
            ({ } known, _, _) => new FirmAnswer(named, known, minutes, known is FirmWord.Yes or FirmWord.Late ? carWords : null, registration),
            (null, not null, _) => new FirmAnswer(named, FirmWord.Car, minutes, carWords, registration),
            (null, null, { }) when named is not null => new FirmAnswer(named, FirmWord.Yes, minutes, carWords, null),
            _ => null,
        };
    }

    private static string Tidy(Match plate)
    {
        var bare = plate.Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return bare.Length == 7 && char.IsDigit(bare[2]) ? $"{bare[..4]} {bare[4..]}" : bare;
    }

    [GeneratedRegex(@"(?<!\w)[BCDFGHJKLMNPQRTVWXZ][2345679][BCDFGHJKLMNPQRTVWXZ][2345679](?!\w)")]
    private static partial Regex Reference4();

    // AB12 CDE, and the older A123 BCD.
    [GeneratedRegex(@"(?<!\w)(?:[A-Z]{2}[0-9]{2}[\s-]?[A-Z]{3}|[A-Z][0-9]{1,3}[\s-]?[A-Z]{3}|[A-Z]{3}[\s-]?[0-9]{1,3}[A-Z])(?!\w)")]
    private static partial Regex Plate();

    [GeneratedRegex(@"(?<![\w:.])(\d{1,3})\s*(?:MINS?|MINUTES?|M)(?!\w)")]
    private static partial Regex InMinutes();

    // A figure alone is minutes; one with a point or colon is a time of day, which nobody guesses.
    [GeneratedRegex(@"(?<![\w:.])(\d{1,3})(?![\w:]|\.\d)")]
    private static partial Regex In();

    [GeneratedRegex(@"\b(?:NO|NOT A|NOT ANY) (?:PROBLEMS?|PROBS?|WORRIES|BOTHER|TROUBLE)\b")]
    private static partial Regex NoProblem();

    [GeneratedRegex(@"\d+(?:\s*(?:MINS?|MINUTES?|M))?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"[^\p{L}]+")]
    private static partial Regex NoLetter();
}
