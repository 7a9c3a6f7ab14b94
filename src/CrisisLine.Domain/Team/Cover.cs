namespace CrisisLine.Domain.Team;

/// <summary>How much of an evening nobody was there for.</summary>
public static class Cover
{
    /// <returns>What of the time no stretch covers, in whole minutes that have passed.</returns>
    public static int UncoveredMinutes(Interval open, IEnumerable<Interval> stretches)
    {
        var (until, uncovered) = (open.Start, Duration.Zero);
        foreach (var stretch in stretches.OrderBy(one => one.Start))
        {
            var from = Instant.Min(stretch.Start, open.End);
            if (from > until)
                uncovered += from - until;
            until = Instant.Max(until, Instant.Min(stretch.End, open.End));
        }

        return (int)(uncovered + (open.End > until ? open.End - until : Duration.Zero)).TotalMinutes;
    }
}
