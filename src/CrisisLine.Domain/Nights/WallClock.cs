using NodaTime.TimeZones;

namespace CrisisLine.Domain.Nights;

/// <summary>
/// The one place where a time on the wall becomes an instant. A night is named by the date on which it begins,
/// so a time of its evening may belong to the date after.
/// </summary>
public static class WallClock
{
    /// <summary>How long before the opening a time still belongs to the date of the night.</summary>
    private const long SixHours = 6 * NodaConstants.NanosecondsPerHour;

    /// <summary>
    /// Of a time that comes twice, the first: nobody waits an hour longer than they were told. A time that the clocks
    /// leap over moves forward with them. Chosen in so many words, and not left to what the library prefers.
    /// </summary>
    private static readonly ZoneLocalMappingResolver FirstOrForward =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    /// <summary>The instant at which the clocks of <paramref name="zone"/> show <paramref name="wall"/>.</summary>
    public static Instant Resolve(LocalDateTime wall, DateTimeZone zone) =>
        zone.ResolveLocal(wall, FirstOrForward).ToInstant();

    /// <summary>
    /// The date of a time in the evening of <paramref name="night"/>: from six hours before the opening it is the same
    /// date, and any earlier time comes after midnight. A service that opens before six in the morning has no such
    /// time: its whole night lies on one date.
    /// </summary>
    public static LocalDateTime OnNight(LocalDate night, LocalTime time, LocalTime opens) =>
        time.NanosecondOfDay >= opens.NanosecondOfDay - SixHours ? night + time : night.PlusDays(1) + time;

    /// <summary>The close of a night. 00:00 is the midnight at its end; the time of the opening is 24 hours later.</summary>
    public static LocalDateTime Closing(LocalDate night, LocalTime opens, LocalTime closes) =>
        closes > opens ? night + closes : night.PlusDays(1) + closes;

    /// <summary>
    /// From one wall time to another. In the night when the clocks go forward, a start inside the lost hour may pass an
    /// end just behind it: the span then keeps its length. Empty only if the wall times themselves are out of order.
    /// </summary>
    public static Interval Span(LocalDateTime from, LocalDateTime to, DateTimeZone zone)
    {
        var (start, end) = (Resolve(from, zone), Resolve(to, zone));
        if (to <= from)
            return new Interval(start, start);

        return new Interval(start, end > start ? end : start + Between(from, to));
    }

    /// <summary>What the clocks on the wall say has passed; the same as what has, but for the nights they change.</summary>
    public static Duration Between(LocalDateTime from, LocalDateTime to) =>
        to.InUtc().ToInstant() - from.InUtc().ToInstant();
}
