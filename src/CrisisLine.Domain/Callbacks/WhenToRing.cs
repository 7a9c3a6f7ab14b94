using System.Globalization;
using System.Text.RegularExpressions;
using CrisisLine.Domain.Nights;
using NodaTime;

namespace CrisisLine.Domain.Callbacks;

/// <summary>When somebody would like to be rung, as they write it.</summary>
public abstract record WhenToRing
{
    private WhenToRing() { }

    public sealed record Now : WhenToRing;

    /// <summary>At this instant, which lies in the evening that they wrote in.</summary>
    public sealed record At(Instant Due) : WhenToRing;

    /// <summary>A time, and nobody is here then.</summary>
    public sealed record NotInTheseHours : WhenToRing;
}

/// <summary>
/// Reads "now", "8.30", "half eight", "in an hour", "after 9". Without am or pm the next such time of the evening is meant.
/// Whatever is not plainly a time is left to a person: a wrong time would be a broken promise.
/// </summary>
public static partial class RingTimes
{
    private static readonly string[] Hours =
        ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Dictionary<string, int> Numbers = new()
    {
        ["a"] = 1,
        ["an"] = 1,
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["ten"] = 10,
        ["quarter"] = 15,
        ["fifteen"] = 15,
        ["twenty"] = 20,
        ["twenty five"] = 25,
        ["half"] = 30,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["forty five"] = 45,
        ["fifty"] = 50,
    };

    /// <summary>"In 2" may be hours: a person asks.</summary>
    private static readonly Duration Shortest = Duration.FromMinutes(5);

    /// <summary>A time that has just gone by is meant as now.</summary>
    private static readonly Duration JustGone = Duration.FromMinutes(10);

    /// <param name="hours">While supporters are here to ring.</param>
    /// <returns>Null if it is no time, or may be several.</returns>
    public static WhenToRing? Read(string text, Instant now, Interval hours, DateTimeZone zone)
    {
        var words = Courtesies().Replace(Plain(text), " ").Trim();
        words = Spaces().Replace(words, " ");
        if (AtOnce().IsMatch(words))
            return new WhenToRing.Now();
        if (FromNow(words) is { } wait)
            return Within(now + wait, now, hours);
        if (OnTheWall(words) is not { Count: > 0 } times)
            return null;

        var instants = times.SelectMany(time => Instants(time, now, hours, zone)).Order().ToList();
        return instants.Any(at => now - JustGone < at && at <= now) && hours.Contains(now)
            ? new WhenToRing.Now()
            : Within(instants.First(at => at > now), now, hours);
    }

    /// <summary>"Ring me at 8.30", "talk now": more than a time, and not only TALK.</summary>
    public static bool AsksToBeRung(string text) => Asking().IsMatch(Plain(text));

    /// <summary>Keys of a telephone: 830 is half past eight, of this evening.</summary>
    /// <returns>Null if they are no time.</returns>
    public static WhenToRing? FromKeys(string keys, Instant now, Interval hours, DateTimeZone zone) =>
        keys.Length is 3 or 4 && keys.All(char.IsAsciiDigit) ? Read($"{keys[..^2]}.{keys[^2..]}", now, hours, zone) : null;

    private static WhenToRing Within(Instant due, Instant now, Interval hours) =>
        due > now && hours.Start <= due && due < hours.End ? new WhenToRing.At(due) : new WhenToRing.NotInTheseHours();

    /// <summary>That time today and tomorrow; where the clocks show it twice, both.</summary>
    private static IEnumerable<Instant> Instants(LocalTime time, Instant now, Interval hours, DateTimeZone zone)
    {
        var from = Instant.Max(now, hours.Start).InZone(zone).Date;
        foreach (var date in new[] { from, from.PlusDays(1) })
        {
            var wall = date + time;
            var there = zone.MapLocal(wall);
            yield return WallClock.Resolve(wall, zone);
            if (there.Count == 2)
                yield return there.Last().ToInstant();
        }
    }

    private static Duration? FromNow(string words)
    {
        if (HalfAnHour().IsMatch(words))
            return Duration.FromMinutes(30);
        if (InMinutesOrHours().Match(words) is not { Success: true } match || Number(match.Groups["n"].Value) is not { } number)
            return null;

        var half = match.Groups["half"].Success ? Duration.FromMinutes(30) : Duration.Zero;
        var wait = match.Groups["h"].Success ? Duration.FromHours(number) + half : Duration.FromMinutes(number);
        return wait >= Shortest && wait < Duration.FromHours(24) ? wait : null;
    }

    /// <returns>The times on the wall that it may mean, morning and evening.</returns>
    private static List<LocalTime> OnTheWall(string words)
    {
        if (words is "midnight" or "12 midnight" or "twelve midnight")
            return [LocalTime.Midnight];
        if (words is "noon" or "midday" or "12 noon")
            return [LocalTime.Noon];
        if (Before().Match(words) is { Success: true } said && Hour(said.Groups["h"].Value) is { } named and <= 12 && named > 0)
            return Both(named, Number(said.Groups["m"].Value) ?? 0, said.Groups["to"].Success, said.Groups["p"].Value);

        if (Clock().Match(words) is not { Success: true } match || Hour(match.Groups["h"].Value) is not { } hour)
            return [];
        var minute = match.Groups["m"].Success ? int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture) : 0;
        return (hour, minute, match.Groups["p"].Value) switch
        {
            ( > 23, _, _) or (_, > 59, _) => [],
            ( > 12 or 0, _, "") => [new LocalTime(hour, minute)],
            ( >= 1 and <= 12, _, var half) => Both(hour, minute, isTo: false, half),
            _ => [],
        };
    }

    private static List<LocalTime> Both(int hour, int minutes, bool isTo, string half)
    {
        var time = new LocalTime(hour % 12, 0).PlusMinutes(isTo ? -minutes : minutes);
        var morning = new LocalTime(time.Hour % 12, time.Minute);
        return half switch
        {
            "am" => [morning],
            "pm" => [morning.PlusHours(12)],
            _ => [morning, morning.PlusHours(12)],
        };
    }

    private static int? Hour(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? hour
        : Array.IndexOf(Hours, word, 1) is > 0 and var named ? named : null;

    private static int? Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : Numbers.TryGetValue(word, out var named) ? named : null;

    /// <summary>Small letters, figures, and the signs that stand in times.</summary>
    private static string Plain(string text) =>
        Halves().Replace(Spaces().Replace(new string([.. text.ToLowerInvariant().Select(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '.' or ':' ? letter : letter is '\'' or '’' ? '\0' : ' ').Where(letter => letter != '\0')]), " ").Trim(' ', '.'), "$1m");

    [GeneratedRegex(@"^(please |hi |hello )*(can you |could you |can someone |could someone |would you )?(please )?(talk|(ring|call|phone)( me)?( back)?)\b")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\b([ap])\.m\b\.?")]
    private static partial Regex Halves();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // "Could you ring me at about 8.30 tonight please" is 8.30.
    [GeneratedRegex(
        @"\b(yes|yeah|ok|okay|hi|hello|please|pls|plz|thanks|thank you|ta|tonight|this evening|today|maybe|perhaps|could you|can you|can someone|will you|would|"
        + @"i would like|id like|i|make it|how about|what about|is fine|is good|is best|would be good|if you can|if possible|talk|ring me|call me|ring|call|me|for|"
        + @"at|about|around|after|any ?time after|from|say|oclock|o clock|ish|sometime|some time|a call|x)\b")]
    private static partial Regex Courtesies();

    [GeneratedRegex(@"^(now|right now|now now|straight away|right away|asap|as soon as (you can|possible)|immediately|soon|any ?time|whenever( you can)?|any|the soonest)$")]
    private static partial Regex AtOnce();

    [GeneratedRegex(@"^in (half an hour|half hour|a half hour|1/2 hour|30)$")]
    private static partial Regex HalfAnHour();

    [GeneratedRegex(@"^in (?<n>\d{1,3}|[a-z]+( five)?) ?(?:(?<h>hours?|hrs?|h)(?<half> and a half)?|(?:minutes?|mins?|m))?$")]
    private static partial Regex InMinutesOrHours();

    // "Half eight" is half past eight, as it is said here.
    [GeneratedRegex(@"^(?:(?<m>half)(?: past)?|a? ?(?<m>quarter|five|ten|twenty five|twenty|\d{1,2}) (?:past|(?<to>to|before))) (?<h>\d{1,2}|[a-z]+?)(?:ish)? ?(?<p>am|pm)?$")]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?<h>\d{1,2}|[a-z]+)(?:ish)?(?:[.: ]?(?<m>\d{2}))?(?:ish)? ?(?<p>am|pm)?(?:ish)?$")]
    private static partial Regex Clock();
}
