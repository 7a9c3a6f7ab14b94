namespace CrisisLine.Domain.Nights;

/// <summary>What a manager should put right in a timetable. Each fault is said once, however many nights it spoils.</summary>
internal static class TimetableFaults
{
    public static IReadOnlyList<string> In(Timetable timetable) =>
        [.. InOpening(timetable.Opening)
            .Concat(InRequests(timetable.Requests))
            .Concat(InArrivals(timetable.Arrivals))
            .Concat(Weeks(timetable).SelectMany(night => OnNight(timetable, night)))
            .Distinct()];

    private static IEnumerable<string> InOpening(IReadOnlyList<OpeningRule> rules)
    {
        foreach (var rule in rules.Where(rule => rule.Days.Count == 0))
            yield return $"The opening rule that begins on {Say(rule.EffectiveFrom)} names no day.";

        foreach (var rule in rules.Where(rule => rule.EffectiveUntil <= rule.EffectiveFrom))
            yield return $"The opening rule that begins on {Say(rule.EffectiveFrom)} ends before its first night.";

        foreach (var twice in rules.SelectMany(rule => rule.Days, (rule, day) => (day, rule.EffectiveFrom))
                     .GroupBy(first => first).Where(same => same.Count() > 1))
            yield return $"Two opening rules for {twice.Key.day} begin on {Say(twice.Key.EffectiveFrom)}.";
    }

    private static IEnumerable<string> InRequests(IReadOnlyList<RequestWindow> windows) =>
        from same in windows.GroupBy(window => window.EffectiveFrom)
        where same.Count() > 1
        select $"Two windows for asking begin on {Say(same.Key)}.";

    private static IEnumerable<string> InArrivals(IReadOnlyList<ArrivalRule> arrivals) =>
        from arrival in arrivals
        where arrival.Places < 1
        select $"The arrival at {SpokenTime.Of(arrival.At)} needs at least one place, and has {arrival.Places}.";

    /// <summary>
    /// Between two changes every week is like the next, so the week after each change stands for all; the night before
    /// it is there to be held against the first night of the new rules.
    /// </summary>
    private static IEnumerable<LocalDate> Weeks(Timetable timetable) =>
        timetable.Opening.Select(rule => rule.EffectiveFrom)
            .Concat(timetable.Opening.Select(rule => rule.EffectiveUntil).OfType<LocalDate>())
            .Concat(timetable.Requests.Select(window => window.EffectiveFrom))
            .Concat(timetable.Arrivals.Select(arrival => arrival.EffectiveFrom))
            .Distinct().Order()
            .SelectMany(change => Enumerable.Range(-1, 8).Select(change.PlusDays));

    /// <summary>On the wall, not in instants: what the clocks do twice a year is no fault of the manager's.</summary>
    private static IEnumerable<string> OnNight(Timetable timetable, LocalDate night)
    {
        if (timetable.Opening.For(night) is not { } rule)
            yield break;

        var closes = WallClock.Closing(night, rule.From, rule.To);
        var hours = $"{SpokenTime.Of(rule.From)} to {SpokenTime.Of(rule.To)}";
        LocalDateTime OnWall(LocalTime time) => WallClock.OnNight(night, time, rule.From);

        if (timetable.Opening.For(night.PlusDays(1)) is { } next && closes > night.PlusDays(1) + next.From)
            yield return $"{night.DayOfWeek} closes at {SpokenTime.Of(rule.To)}, after the next night has begun "
                + $"at {SpokenTime.Of(next.From)}.";

        if (timetable.Requests.For(night) is { } asking)
        {
            var window = $"Asking from {SpokenTime.Of(asking.From)} to {SpokenTime.Of(asking.To)}";
            if (OnWall(asking.To) < OnWall(asking.From))
                yield return $"{window} ends before it begins, on nights from {hours}.";
            else if (OnWall(asking.To) > closes)
                yield return $"{window} goes on after the close, on nights from {hours}.";
        }

        foreach (var arrival in timetable.Arrivals.For(night))
            if (OnWall(arrival.At) < night + rule.From || OnWall(arrival.At) >= closes)
                yield return $"The arrival at {SpokenTime.Of(arrival.At)} is outside the opening hours, {hours}.";
    }

    private static string Say(LocalDate date) => SpokenTime.LongDate.Format(date);
}
