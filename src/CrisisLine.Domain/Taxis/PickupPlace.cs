using System.Text.RegularExpressions;

namespace CrisisLine.Domain.Taxis;

/// <summary>Where a taxi is to meet somebody, or to take them, from their own words of tonight.</summary>
/// <param name="Words">As it is read back to them and to the driver, the postcode at its end.</param>
/// <param name="IsSure">A driver finds one door by it, or one shop. If not, a person looks at it before a car is sent (H-15).</param>
public sealed partial record PickupPlace(string Words, Postcode Postcode, bool IsSure)
{
    private const int Longest = 60;

    // More than one city has two of each, so half a postcode does not tell which.
    private static readonly HashSet<string> OnesThatRepeat =
    [
        "church", "high", "station", "main", "park", "victoria", "queen", "queens", "king", "kings", "chapel", "school", "mill", "albert", "george",
        "york", "green", "new", "manor", "grove", "west", "north", "south", "east", "london", "alexandra", "springfield", "broadway",
    ];

    private static readonly HashSet<string> Landmarks =
    [
        "stop", "bus", "shop", "tesco", "asda", "aldi", "lidl", "morrisons", "coop", "sainsburys", "spar", "station", "pub", "corner", "opposite", "outside",
        "garage", "petrol", "library", "surgery", "hospital", "school", "church", "mosque", "temple", "park", "mcdonalds", "greggs", "office", "chemist", "pharmacy",
        "hotel", "gates", "entrance", "supermarket", "cafe", "gym", "college", "university", "market",
    ];

    private static readonly string[] Streets =
        ["street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "terrace", "close", "drive", "place", "way", "court", "crescent", "grove", "mount", "view"];

    // "In a good place", "on my way" and "too close" are no streets.
    private static readonly HashSet<string> PlainStreets = ["street", "st", "road", "rd", "lane", "ln", "avenue", "ave", "terrace", "crescent", "court", "grove"];

    /// <returns>Null if no car would find it: no postcode at all, or only half of one and nothing else.</returns>
    public static PickupPlace? Read(string text)
    {
        if (Postcode.FindIn(text, out var around) is not { } postcode)
            return null;
        var place = Tidy(around);
        var words = WordsOf(place);
        var hasStreet = words.Any(word => word.Length >= 3 && word.All(char.IsAsciiLetter));
        var isForeign = place.Any(letter => char.IsLetter(letter) && letter > 'ɏ');
        if ((!hasStreet && postcode.Unit is null) || place.Length > Longest)
            return null;
        return new PickupPlace(place.Length == 0 ? postcode.ToString() : $"{place}, {postcode}", postcode, !isForeign && hasStreet && IsOne(words, postcode));
    }

    /// <summary>Half of an answer: they sent a street first, and then just its postcode.</summary>
    /// <returns>Null if the two do not go together.</returns>
    public static PickupPlace? Read(string before, string postcode) =>
        Postcode.FindIn(postcode, out var around) is { } found && WordsOf(Tidy(around)).Length == 0 ? Read($"{Around(before)} {found}") : Read(postcode);

    /// <summary>Whether a text that has a street but no postcode may be the first half of an answer.</summary>
    public static bool MayBeHalf(string text) =>
        WordsOf(Tidy(text)) is { Length: >= 2 and <= 10 } words
        && (words.Any(word => char.IsAsciiDigit(word[0])) || (words.Length <= 4 && PlainStreets.Contains(words[^1])));

    /// <summary>A number, a street and a whole postcode, and no word more: whoever sends it unasked means where the car should meet them.</summary>
    public bool IsAllOf(string text) => IsSure && Postcode.Unit is not null && char.IsAsciiDigit(Words[0]) && WordsOf(Tidy(text)).SequenceEqual(WordsOf(Tidy(Words)));

    /// <summary>Whether it is this very door.</summary>
    /// <param name="address">The house's own, as it is told to visitors.</param>
    public bool IsAt(string? address)
    {
        if (address is null)
            return false;
        var (mine, theirs) = (WordsOf(Tidy(Around(Words))), WordsOf(Tidy(Around(address))));
        if (mine.Length == 0 || theirs.Length == 0 || Number(mine) != Number(theirs))
            return false;
        return Postcode.FindIn(address, out _) is { Unit: { } unit } house && Postcode.Unit is not null
            ? house.District == Postcode.District && unit == Postcode.Unit
            : theirs.Except(Streets).All(mine.Contains) || mine.Except(Streets).All(theirs.Contains);
    }

    private static bool IsOne(string[] words, Postcode postcode)
    {
        var hasNumber = Number(words) is not null;
        if (postcode.Unit is not null)
            return hasNumber || words.Any(Landmarks.Contains);
        return hasNumber && !words.Any(OnesThatRepeat.Contains);
    }

    private static string? Number(string[] words) => words.FirstOrDefault(word => char.IsAsciiDigit(word[0]));

    private static string Around(string text)
    {
        _ = Postcode.FindIn(text, out var around);
        return around;
    }

    private static string Tidy(string text)
    {
        var tidy = Spaces().Replace(text.ReplaceLineEndings(", "), " ");
        tidy = Before().Replace(tidy.Trim(' ', ',', '.', '-', '!', '?'), "");
        tidy = After().Replace(tidy, "");
        return Commas().Replace(tidy, ", ").Trim(' ', ',', '.', '-');
    }

    private static string[] WordsOf(string text) =>
        [.. NoWord().Split(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).ToLowerInvariant()).Where(word => word.Length > 0)];

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:(?:hi|hello|ok|yes|please|thanks|taxi|cab|a|an|can|could|you|it|i|the|have|get|need|want|would|like|for|picked|collected|send|pick|me|up|come|to|from|at|im|i'm|my|address|is|its|it's|meet|we|live|home)\b[\s,:.]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"[\s,.]*\b(?:please|thanks|thank you|thx|pls|ta|x+)[\s.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex After();

    [GeneratedRegex(@"\s*,[\s,]*")]
    private static partial Regex Commas();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex NoWord();
}
