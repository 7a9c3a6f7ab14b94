using System.Text.RegularExpressions;

namespace CrisisLine.Domain.Words;

/// <summary>Other words that the team would like a sentence to have.</summary>
/// <param name="Plain">For phones that others may read.</param>
/// <param name="IsSpoken">Heard on the telephone, and never sent.</param>
public sealed partial record NewWords(Sentence Sentence, bool Plain, bool IsSpoken, string Text)
{
    /// <summary>The longest that may stand in each place of a sentence.</summary>
    public static readonly Fillers Longest = new()
    {
        ["svc"] = "Dial House",
        ["house"] = "12 Chapel Street, LS15",
        ["when"] = "at 12.45am (tonight)",
        ["t"] = "12.45am (tonight)",
        ["t2"] = "12.45am (tonight)",
        ["a"] = "10.30pm",
        ["b"] = "11.45pm",
        ["c"] = "12.45am (tonight)",
        ["next"] = "11.30am on Wednesday 23 September",
        ["m"] = "30",
        ["code"] = "blue, lamp",
        ["keys"] = "2 5 8 3, then 5 2 6 7",
        ["day"] = "on Wednesday 23 September",
        ["at"] = "12 midnight",
        ["until"] = "12 midnight",
        ["h"] = "16",
        ["who"] = "Alexandra",
        ["venue"] = "The Lantern Cafe, 12 Chapel Street, LS15 7AA",
        ["addr"] = "Flat 12, 104 Long Acre Road, LS15 7XX",
        ["dest"] = "12 Chapel St LS15",
        ["acct"] = "LX204",
        ["ref"] = "K7F2",
        ["word"] = "BLUEBELL",
        ["car"] = "silver Toyota",
        ["reg"] = "AB12 CDE",
        ["num"] = "0113 496 0123",
        ["needs"] = "step-free car, 3 passengers, 2 child seats",
        ["link"] = "line.example/job/1234567890.1234567890.abcdefghijklmnopqrstuv",
        ["backup"] = "0 1 1 3 4 9 6 0 0 0 1",
    };

    /// <summary>What the sentence says with its longest fillers; null while its places cannot be filled.</summary>
    public string? AtItsLongest =>
        UnknownPlaces.Any() || HasStrayBrace ? null : WordList.Ours.Say(new Sentence("", Text), Longest, plain: false);

    /// <summary>Why these words cannot be said, a sentence each for whoever wrote them.</summary>
    public IReadOnlyList<string> Faults() =>
        [.. string.IsNullOrWhiteSpace(Text) ? ["It says nothing."] : InPlaces().Concat(InLetters()).Concat(InWords())];

    /// <summary>The places that this sentence must have, because somebody relies on what is said there.</summary>
    public IReadOnlyList<string> Places => PlacesOf(Ours);

    private string Ours => (Plain ? Sentence.Plain : null) ?? Sentence.Text;

    private bool HasStrayBrace => Place().Replace(Text, "").Any(letter => letter is '{' or '}');

    // Whatever fills one variant of a sentence is there for the other too.
    private IEnumerable<string> UnknownPlaces =>
        PlacesOf(Text).Except(PlacesOf(Sentence.Text)).Except(PlacesOf(Sentence.Plain ?? ""));

    private IEnumerable<string> InPlaces()
    {
        if (HasStrayBrace)
            yield return "A brace stands alone: a place to fill is written {when}.";
        foreach (var place in UnknownPlaces)
            yield return $"Nothing fills {{{place}}} in this sentence.";
        foreach (var place in Places.Except(PlacesOf(Text)))
            yield return $"{{{place}}} is missing: people rely on it.";
    }

    private IEnumerable<string> InLetters()
    {
        foreach (var letter in Text.Where(letter => letter is '!' or '‘' or '’' or '“' or '”' or '–' or '—' or '…').Distinct())
            yield return $"Please write it without {letter}";
        // What fills the places is made to be heard or comes from a screen of ours; only what was typed is looked at.
        if (IsSpoken && Unheard().Match(Place().Replace(Text, "")) is { Success: true } match)
            yield return $"Nobody can hear \"{match.Value}\" as it is meant: say digits one by one, and no brackets or capitals.";
        if (Text.Contains("http", StringComparison.OrdinalIgnoreCase)
            || Text.Contains("www.", StringComparison.OrdinalIgnoreCase))
            yield return "No link: a phone that others read would show it.";
    }

    private IEnumerable<string> InWords()
    {
        foreach (var word in WordsToAvoid.ThatPutDown(Text))
            yield return $"Please say it without \"{word}\".";
        foreach (var word in Plain && !IsSpoken ? WordsToAvoid.ThatGiveAway(Text) : [])
            yield return $"\"{word}\" would tell whoever reads over a shoulder.";
        foreach (var word in IsSpoken ? [] : WordsToAvoid.OfTheProvider(Sentence.Id, Text))
            yield return $"\"{word}\" in capitals is a word that the telephone provider acts on itself.";
    }

    private static List<string> PlacesOf(string text) =>
        [.. Place().Matches(text).Select(place => place.Groups[1].Value).Distinct()];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\d{2,}|[()/+]|\b(?!SHOUT\b)[A-Z]{2,}\b")]
    private static partial Regex Unheard();
}
