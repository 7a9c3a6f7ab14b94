using NodaTime.Text;

namespace CrisisLine.Domain.Nights;

/// <summary>How a time is said to a person: "9.45pm", "12 midnight", "1.15am (tonight)".</summary>
public static class SpokenTime
{
    internal static readonly LocalDatePattern LongDate = LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu");

    private static readonly LocalDatePattern DayAndDate = LocalDatePattern.CreateWithInvariantCulture("dddd d MMMM");

    private static readonly LocalTimePattern OnTheHour = LocalTimePattern.CreateWithInvariantCulture("%h");
    private static readonly LocalTimePattern WithMinutes = LocalTimePattern.CreateWithInvariantCulture("h.mm");

    /// <summary>Before this hour people who are still up mean another day by "tomorrow" than the calendar does.</summary>
    private static readonly LocalTime Morning = new(6, 0);

    /// <summary>From this hour an opening is called tonight's; before it, today's.</summary>
    private static readonly LocalTime Evening = new(17, 0);

    /// <summary>A time of the evening of <paramref name="night"/>. Whatever is left over of a minute is not said.</summary>
    public static string Of(Instant at, LocalDate night, DateTimeZone zone)
    {
        var wall = at.InZone(zone);
        var isAfterMidnight = wall.Date > night && wall.TimeOfDay >= new LocalTime(0, 1);
        return isAfterMidnight ? $"{Of(wall.TimeOfDay)} (tonight)" : Of(wall.TimeOfDay);
    }

    /// <summary>When somebody is expected: "at 9.30pm tonight", or "tonight from now" once that time has passed.</summary>
    public static string Arrival(Instant at, Instant now, LocalDate night, DateTimeZone zone) => Of(at, night, zone) switch
    {
        _ when at <= now => "tonight from now",
        // After midnight the time itself says "(tonight)".
        [.., ')'] time => $"at {time}",
        var time => $"at {time} tonight",
    };

    /// <summary>A time alone, where the sentence around it says which night.</summary>
    public static string Of(LocalTime time) => (time.Hour, time.Minute) switch
    {
        (0, 0) => "12 midnight",
        (12, 0) => "12 noon",
        (_, 0) => OnTheHour.Format(time) + HalfOfTheDay(time),
        _ => WithMinutes.Format(time) + HalfOfTheDay(time),
    };

    /// <summary>
    /// When the next night begins, as said at <paramref name="now"/>: "6pm tonight", "6pm tomorrow", "6pm on Wednesday",
    /// and from a week ahead, where the name of the day would be today's again, "6pm on Friday 25 December".
    /// </summary>
    /// <param name="openNight">
    /// The night that is still open now, null while the service is shut. After midnight it is still that evening for
    /// whoever is with us, so neither "tonight" nor "tomorrow" would be clear.
    /// </param>
    public static string OfNext(NightTimes next, Instant now, DateTimeZone zone, LocalDate? openNight = null)
    {
        var wall = now.InZone(zone);
        var evening = openNight ?? wall.Date;
        var opens = next.OpensAt.InZone(zone).TimeOfDay;

        return $"{Of(opens)} " + Period.DaysBetween(evening, next.Night) switch
        {
            0 => opens < Evening ? "today" : "tonight",
            1 when evening == wall.Date && wall.TimeOfDay >= Morning => "tomorrow",
            < 7 => $"on {next.Night.DayOfWeek}",
            _ => $"on {DayAndDate.Format(next.Night)}",
        };
    }

    /// <summary>The day of an evening, as said on <paramref name="today"/>: "tonight", "tomorrow", "on Friday 5 June".</summary>
    public static string Day(LocalDate night, LocalDate today) => Period.DaysBetween(today, night) switch
    {
        0 => "tonight",
        1 => "tomorrow",
        _ => $"on {DayAndDate.Format(night)}",
    };

    // Small letters; "tt" in a pattern would ask a culture for its own.
    private static string HalfOfTheDay(LocalTime time) => time.Hour < 12 ? "am" : "pm";
}
