using CrisisLine.Domain.Nights;

namespace CrisisLine.Domain.Conversations;

/// <summary>When somebody hears from us who would like one text the day after.</summary>
public static class TheDayAfter
{
    /// <summary>Who goes home after midnight means the day that comes once they have slept.</summary>
    private const int UntilMorning = 6;

    private static readonly LocalTime Earliest = new(11, 0), Latest = new(19, 0);

    /// <summary>About the time of day at which it was asked, and never early or late.</summary>
    public static Instant Of(Instant asked, DateTimeZone zone)
    {
        var evening = asked.InZone(zone).LocalDateTime.PlusHours(-UntilMorning);
        var at = asked.InZone(zone).TimeOfDay;
        var time = at < Earliest ? Earliest : at > Latest ? Latest : at;
        return WallClock.Resolve(evening.Date.PlusDays(1) + time, zone);
    }
}
