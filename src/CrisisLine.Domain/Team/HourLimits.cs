namespace CrisisLine.Domain.Team;

/// <summary>
/// For how long somebody may be here before they should rest (H-37). Hours are counted as they pass: in the night when the
/// clocks go back there is one more of them.
/// </summary>
/// <param name="InADay">In any 24 hours; null for no limit.</param>
/// <param name="InAWeek">In any seven days; null for no limit.</param>
public sealed record HourLimits(Duration? InADay, Duration? InAWeek)
{
    public static readonly Duration Day = Duration.FromHours(24), Week = Duration.FromDays(7);

    public static readonly HourLimits None = new(null, null);

    /// <summary>The least of what several services allow.</summary>
    public HourLimits And(HourLimits other) => new(Least(InADay, other.InADay), Least(InAWeek, other.InAWeek));

    /// <summary>Whether they may begin now, after these stretches.</summary>
    public bool AllowMore(IReadOnlyCollection<Interval> stretches, Instant now) =>
        !(Worked(stretches, now, Day) >= InADay) && !(Worked(stretches, now, Week) >= InAWeek);

    /// <summary>Whether this stretch may come on top of the others, earlier and later ones.</summary>
    public bool Allow(Interval stretch, IReadOnlyCollection<Interval> others)
    {
        Interval[] all = [.. others, stretch];
        return all.All(one => one.End < stretch.Start || one.Start > stretch.End + Week
            || (!(Worked(all, one.End, Day) > InADay) && !(Worked(all, one.End, Week) > InAWeek)));
    }

    /// <summary>How long they were here in the time before <paramref name="until"/>.</summary>
    public static Duration Worked(IEnumerable<Interval> stretches, Instant until, Duration within) =>
        stretches.Aggregate(Duration.Zero, (sum, one) => sum + Overlap(one, new Interval(until - within, until)));

    private static Duration Overlap(Interval one, Interval other)
    {
        var (from, to) = (Instant.Max(one.Start, other.Start), Instant.Min(one.End, other.End));
        return to > from ? to - from : Duration.Zero;
    }

    private static Duration? Least(Duration? one, Duration? other) => one is { } a && other is { } b ? Duration.Min(a, b) : one ?? other;
}
