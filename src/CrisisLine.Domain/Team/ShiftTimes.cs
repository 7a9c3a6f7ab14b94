using CrisisLine.Domain.Nights;

namespace CrisisLine.Domain.Team;

/// <summary>A stretch of one night, from times on the wall to instants.</summary>
public static class ShiftTimes
{
    /// <param name="opens">When the night opens: a time of its evening may come after midnight.</param>
    /// <returns>Null if it ends before it begins, or would be longer than half a day.</returns>
    public static Interval? On(LocalDate night, LocalTime from, LocalTime until, LocalTime opens, DateTimeZone zone)
    {
        var start = WallClock.OnNight(night, from, opens);
        var end = until > from ? start.Date + until : start.Date.PlusDays(1) + until;
        if (WallClock.Between(start, end) > Duration.FromHours(12))
            return null;
        var span = WallClock.Span(start, end, zone);
        return span.Duration > Duration.Zero ? span : null;
    }
}
