using NodaTime;

namespace CrisisLine.Domain.Nights;

/// <summary>A time that somebody has to meet another at. In the night when the clocks go back an hour comes twice, and it is said which.</summary>
public static class OnceTime
{
    /// <summary>For a person, in the evening of <paramref name="night"/>.</summary>
    public static string Of(Instant at, LocalDate night, DateTimeZone zone) => Which(at, zone) is { } which
        ? $"{SpokenTime.Of(at.InZone(zone).TimeOfDay)} ({which})"
        : SpokenTime.Of(at, night, zone);

    /// <summary>For somebody who knows which night it is.</summary>
    public static string Brief(Instant at, DateTimeZone zone) =>
        SpokenTime.Of(at.InZone(zone).TimeOfDay) + (Which(at, zone) is { } which ? $" ({which})" : "");

    private static string? Which(Instant at, DateTimeZone zone)
    {
        var mapped = zone.MapLocal(at.InZone(zone).LocalDateTime);
        return mapped.Count < 2 ? null : mapped.First().ToInstant() == at ? "the first" : "the second";
    }
}
