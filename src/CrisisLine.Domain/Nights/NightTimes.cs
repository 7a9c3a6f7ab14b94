namespace CrisisLine.Domain.Nights;

/// <summary>One time of an evening at which people are expected at the door.</summary>
public sealed record PlannedArrival(Instant At, int Places);

/// <summary>
/// The times of one night, worked out once. All are instants: daylight saving is already in them, and no rule that
/// reads them can be wrong in summer. Nothing in them comes after the close.
/// </summary>
/// <param name="Night">The local date on which it begins. It keeps that name until it closes, also after midnight.</param>
/// <param name="Requests">When a visit can be asked for; null if the service takes no requests to visit.</param>
/// <param name="Arrivals">In the order of the evening.</param>
public sealed record NightTimes(
    LocalDate Night, Instant OpensAt, Instant ClosesAt, Interval? Requests, IReadOnlyList<PlannedArrival> Arrivals)
{
    /// <summary>How long the night really is: an hour less or more than the wall says when the clocks change.</summary>
    public Duration Length => ClosesAt - OpensAt;

    /// <summary>Whether the clocks are put forward or back between the opening and the close.</summary>
    public bool ClocksChange(DateTimeZone zone) => zone.GetUtcOffset(OpensAt) != zone.GetUtcOffset(ClosesAt);

    public bool IsOpenAt(Instant now) => OpensAt <= now && now < ClosesAt;
}
