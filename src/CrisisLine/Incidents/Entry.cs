using CrisisLine.Domain.Nights;
using NodaTime.Text;

namespace CrisisLine.Incidents;

/// <summary>Something that happened, as somebody is about to write it down.</summary>
/// <param name="Day">On which it happened, by the service's own wall.</param>
/// <param name="NoticedAt">Since when we know; only of data that went astray.</param>
public sealed record Entry(string Kind, LocalDate Day, string Words, Instant? NoticedAt)
{
    public const string DataBreach = "data_breach", Complaint = "complaint";

    /// <summary>Of the words, in characters.</summary>
    public const int Longest = 4000;

    /// <summary>So long after we knew of it the regulator must have been told (UK GDPR, article 33).</summary>
    public static readonly Duration UntilTheRegulatorIsTold = Duration.FromHours(72);

    private static readonly LocalDate Earliest = new(1900, 1, 1);

    private static readonly LocalDateTimePattern WallTime = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>In the order in which a page offers them.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["near_miss", "incident", Complaint, "safeguarding", DataBreach];

    /// <param name="noticed">When we noticed, as 2027-06-04T18:30; empty: now.</param>
    /// <param name="now">On the service's own wall.</param>
    public static EntryRead Read(string? kind, string? day, string? words, string? noticed, ZonedDateTime now)
    {
        if (kind is null || !Kinds.Contains(kind))
            return new EntryRead.NoSuchKind();
        if (!LocalDatePattern.Iso.Parse(day?.Trim() ?? "").TryGetValue(default, out var date) || date < Earliest || date > now.Date)
            return new EntryRead.NoSuchDay();
        if (words?.Trim() is not { Length: > 0 and <= Longest } said)
            return new EntryRead.NoWords();
        if (kind != DataBreach)
            return new EntryRead.Told(new Entry(kind, date, said, NoticedAt: null));
        return NoticedIn(noticed, now) is { } at && at.InZone(now.Zone).Date >= date
            ? new EntryRead.Told(new Entry(kind, date, said, at))
            : new EntryRead.NotNoticedThen();
    }

    /// <returns>Null if it is no time, or lies ahead.</returns>
    private static Instant? NoticedIn(string? noticed, ZonedDateTime now)
    {
        if (string.IsNullOrWhiteSpace(noticed))
            return now.ToInstant();
        if (!WallTime.Parse(noticed.Trim()).TryGetValue(default, out var wall))
            return null;
        var at = WallClock.Resolve(wall, now.Zone);
        return at <= now.ToInstant() ? at : null;
    }
}

/// <summary>What came of reading what was filled in.</summary>
public abstract record EntryRead
{
    private EntryRead() { }

    public sealed record Told(Entry Entry) : EntryRead;

    public sealed record NoSuchKind : EntryRead;

    /// <summary>None that has been.</summary>
    public sealed record NoSuchDay : EntryRead;

    /// <summary>Nothing is said, or more than fits.</summary>
    public sealed record NoWords : EntryRead;

    /// <summary>Data: a time that is none, lies ahead, or lies before it happened.</summary>
    public sealed record NotNoticedThen : EntryRead;
}
