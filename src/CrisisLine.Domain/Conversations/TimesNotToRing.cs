using System.Globalization;
using System.Text.RegularExpressions;
using CrisisLine.Domain.People;
using NodaTime;

namespace CrisisLine.Domain.Conversations;

/// <summary>
/// "Not after 6", "not before 10am", "not between 5 and 7.30pm": what of a person's own words about unsafe times can be kept
/// to at once. A person of ours reads the words as well, whatever was understood of them.
/// </summary>
public static partial class TimesNotToRing
{
    private static readonly LocalTime Morning = new(8, 0);

    /// <returns>None if nothing was understood.</returns>
    public static IReadOnlyList<UnsafeTime> Read(string text)
    {
        var words = text.ToLowerInvariant();
        if (!Refusal().IsMatch(words))
            return [];

        if (Between().Match(words) is { Success: true } between
            && Time(between, "a", between.Groups["bp"].Value) is { } from && Time(between, "b", "pm") is { } until)
            return [new UnsafeTime(from, until)];

        return
        [
            .. After().Matches(words).Select(match => Time(match, "a", "pm")).OfType<LocalTime>().Select(time => new UnsafeTime(time, Morning)),
            .. Before().Matches(words).Select(match => Time(match, "a", "am")).OfType<LocalTime>().Select(time => new UnsafeTime(LocalTime.Midnight, time)),
        ];
    }

    // Without am or pm, what people mean is the evening they are in, or the morning before which they sleep.
    private static LocalTime? Time(Match match, string group, string half)
    {
        if (!int.TryParse(match.Groups[group + "h"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 23)
            return null;

        var minute = int.TryParse(match.Groups[group + "m"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0;
        var said = match.Groups[group + "p"] is { Success: true, Value: var p } ? p : half.Length > 0 ? half : "pm";
        return minute > 59 ? null : hour > 12 ? new LocalTime(hour, minute) : new LocalTime(hour % 12 + (said == "pm" ? 12 : 0), minute);
    }

    // "Only after 6" says something else, and is left to a person.
    [GeneratedRegex(@"\b(not|dont|don't|never|no)\b")]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\bafter (?<ah>\d{1,2})(?:[:.](?<am>\d{2}))? ?(?<ap>am|pm)?\b")]
    private static partial Regex After();

    [GeneratedRegex(@"\bbefore (?<ah>\d{1,2})(?:[:.](?<am>\d{2}))? ?(?<ap>am|pm)?\b")]
    private static partial Regex Before();

    [GeneratedRegex(@"\bbetween (?<ah>\d{1,2})(?:[:.](?<am>\d{2}))? ?(?<ap>am|pm)? (?:and|to) (?<bh>\d{1,2})(?:[:.](?<bm>\d{2}))? ?(?<bp>am|pm)?\b")]
    private static partial Regex Between();
}
