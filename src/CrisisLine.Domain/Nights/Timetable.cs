namespace CrisisLine.Domain.Nights;

/// <summary>All that a service has ever decided about its hours: the past, what is in force, and what is planned.</summary>
/// <param name="Zone">Where the clock on the wall of the service hangs.</param>
public sealed record Timetable(
    IReadOnlyList<OpeningRule> Opening,
    IReadOnlyList<RequestWindow> Requests,
    IReadOnlyList<ArrivalRule> Arrivals,
    DateTimeZone Zone)
{
    /// <returns>Null if the service is shut that night.</returns>
    public NightTimes? On(LocalDate night) =>
        Opening.For(night) is { } rule ? At(night, rule.From, rule.To) : null;

    /// <summary>The open nights from the first date to the last, both included, in order.</summary>
    public IEnumerable<NightTimes> Between(LocalDate first, LocalDate last)
    {
        for (var night = first; night <= last; night = night.PlusDays(1))
            if (On(night) is { } times)
                yield return times;
    }

    /// <summary>A night with hours of its own, such as an extra night; asking and arrivals are those in force.</summary>
    public NightTimes At(LocalDate night, LocalTime opens, LocalTime closes)
    {
        var open = WallClock.Span(night + opens, WallClock.Closing(night, opens, closes), Zone);
        var closesAt = Instant.Min(open.End, NextOpening(night));

        return new NightTimes(
            night, open.Start, closesAt, RequestsOf(night, opens, closesAt), ArrivalsOf(night, opens, closesAt));
    }

    /// <summary>What in these rules cannot be meant, in sentences for the manager who wrote them.</summary>
    public IReadOnlyList<string> Faults() => TimetableFaults.In(this);

    /// <summary>A night ends at the latest when the next begins, so that no instant ever belongs to two.</summary>
    private Instant NextOpening(LocalDate night) =>
        Opening.For(night.PlusDays(1)) is { } next
            ? WallClock.Resolve(night.PlusDays(1) + next.From, Zone)
            : Instant.MaxValue;

    private Interval? RequestsOf(LocalDate night, LocalTime opens, Instant closesAt)
    {
        if (Requests.For(night) is not { } window)
            return null;

        var asking = WallClock.Span(
            WallClock.OnNight(night, window.From, opens), WallClock.OnNight(night, window.To, opens), Zone);
        // From a time to the same time is round the clock, as it is for the opening.
        var end = window.From == window.To ? closesAt : Instant.Min(asking.End, closesAt);
        return new Interval(Instant.Min(asking.Start, closesAt), end);
    }

    // An arrival inside the lost hour of spring can land behind the close: nobody is promised a door that is shut.
    private List<PlannedArrival> ArrivalsOf(LocalDate night, LocalTime opens, Instant closesAt) =>
        [.. Arrivals.For(night)
            .Select(rule => new PlannedArrival(WallClock.Resolve(WallClock.OnNight(night, rule.At, opens), Zone), rule.Places))
            .Where(arrival => arrival.At < closesAt)
            .OrderBy(arrival => arrival.At)];
}
