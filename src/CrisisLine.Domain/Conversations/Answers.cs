using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace CrisisLine.Domain.Conversations;

/// <summary>
/// Answers to questions of ours. Whatever is not clearly one goes to a person: nobody's despair is ever taken for a name.
/// </summary>
public static partial class Answers
{
    private const int LongestName = 24;

    private static readonly FrozenSet<string> Skips = FrozenSet.Create(
        "skip", "skip it", "no", "nope", "none", "no thanks", "no thank you", "nothing", "any", "no name", "rather not", "rather not say", "id rather not say",
        "dont mind", "i dont mind", "not needed", "no need", "n", "na", "nah", "prefer not to", "prefer not to say", "no im ok", "im ok", "im fine", "no im fine");

    private static readonly string[][] BeforeAName =
    [
        ["my", "name", "is"], ["my", "names"], ["the", "name", "is"], ["name", "is"], ["call", "me"], ["you", "can", "call", "me"],
        ["its"], ["it", "is"], ["im"], ["i", "am"], ["just"], ["this", "is"], ["please", "call", "me"],
    ];

    /// <summary>Whether they would rather not say, or have nothing to say to it.</summary>
    public static bool IsSkip(string text) => Skips.Contains(string.Join(' ', PlainWords.Of(text)));

    /// <returns>Their name as they write it, or null if this may be anything else.</returns>
    public static string? Name(string text)
    {
        var written = text.Trim().TrimEnd('.', ',', '!', ' ');
        var words = PlainWords.Of(written);
        var before = BeforeAName.Where(opener => words.AsSpan().StartsWith(opener)).Select(opener => opener.Length).DefaultIfEmpty().Max();
        var after = words is [.., "please" or "thanks" or "thank you" or "x"] ? 1 : 0;
        var name = words[before..Math.Max(before, words.Length - after)];
        if (name.Length is < 1 or > 2 || name.Any(word => word.Length > LongestName || !word.All(char.IsLetter) || CommonWords.Holds(word)))
            return null;

        // As it was written, with its capitals and accents; the words of it, from the end that was kept.
        var parts = written.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == words.Length ? string.Join(' ', parts[before..(parts.Length - after)]).Trim('.', ',', '!', '"', '\'') : null;
    }

    /// <summary>A, B or C; 1, 2 or 3; "option b", "b please".</summary>
    /// <returns>The choice counted from 0; null if it is none of the first <paramref name="choices"/>.</returns>
    public static int? Choice(string text, int choices)
    {
        var words = PlainWords.Of(text).Where(word => word is not ("option" or "please" or "thanks" or "number" or "yes")).ToArray();
        var chosen = words is [{ Length: 1 } word] ? "abc".IndexOf(word[0], StringComparison.Ordinal) is >= 0 and var letter ? letter : word[0] - '1' : -1;
        return chosen >= 0 && chosen < choices ? chosen : null;
    }

    /// <summary>A time as people write one: 9.30, 9:30pm, 21:30, "half 9" is left to a person.</summary>
    /// <returns>The times on the wall that it may mean, morning and evening; empty if it is none.</returns>
    public static IReadOnlyList<LocalTime> Times(string text)
    {
        var match = Time().Match(text.Trim().TrimEnd('.').ToLowerInvariant());
        if (!match.Success || !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var hour) || hour > 23)
            return [];

        var minute = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        if (minute > 59)
            return [];
        return match.Groups[3].Value switch
        {
            "pm" when hour is >= 1 and <= 12 => [new LocalTime(hour % 12 + 12, minute)],
            "am" when hour is >= 1 and <= 12 => [new LocalTime(hour % 12, minute)],
            "" when hour is >= 1 and <= 12 => [new LocalTime(hour % 12 + 12, minute), new LocalTime(hour % 12, minute)],
            "" => [new LocalTime(hour, minute)],
            _ => [],
        };
    }

    [GeneratedRegex(@"^(?:at )?(\d{1,2})(?:[:.]?(\d{2}))? ?(am|pm)?(?: please)?$")]
    private static partial Regex Time();
}
