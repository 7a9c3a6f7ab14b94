using NodaTime;

namespace CrisisLine.Domain.Statistics;

/// <summary>A count of some days that has left the house.</summary>
/// <param name="Last">Included.</param>
public sealed record CountTold(LocalDate First, LocalDate Last, long Count)
{
    public DateInterval Days => new(First, Last);
}

/// <summary>What follows from several tables of different days, though each of them hides what is small.</summary>
public static class ToldBefore
{
    /// <summary>
    /// Whether a small count of some days would follow from one more count and those that were told. Days are points on a line, and each
    /// count a step from one to another: whatever two points are joined by steps, the count between them is known.
    /// </summary>
    /// <param name="isSum">Two counts of days side by side are together that of all of them. It is not so of people, who come again.</param>
    public static bool GivesAway(IReadOnlyList<CountTold> told, CountTold now, bool isSum) =>
        isSum ? Joins(told, now) : told.Any(other => IsNested(other.Days, now.Days) && PublishedTable.IsSmall(Math.Abs(now.Count - other.Count)));

    /// <summary>One of them lies within the other.</summary>
    public static bool IsNested(DateInterval one, DateInterval other) => one.Contains(other) || other.Contains(one);

    private static bool Joins(IReadOnlyList<CountTold> told, CountTold now)
    {
        var (left, right) = (Reached(told, now.First), Reached(told, Next(now)));
        // Joined before: it adds nothing, if it is as it was.
        if (left.TryGetValue(Next(now), out var known))
            return PublishedTable.IsSmall(Math.Abs(known - now.Count));
        return (from one in left
                from other in right
                where PublishedTable.IsSmall(Math.Abs(now.Count + other.Value - one.Value))
                select one).Any();
    }

    /// <summary>The points that are joined to a point, and the count from it to each of them.</summary>
    private static Dictionary<LocalDate, long> Reached(IReadOnlyList<CountTold> told, LocalDate from)
    {
        var reached = new Dictionary<LocalDate, long> { [from] = 0 };
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var step in told)
            {
                if (reached.TryGetValue(step.First, out var before) && reached.TryAdd(Next(step), before + step.Count))
                    grew = true;
                if (reached.TryGetValue(Next(step), out var after) && reached.TryAdd(step.First, after - step.Count))
                    grew = true;
            }
        }

        return reached;
    }

    private static LocalDate Next(CountTold count) => count.Last.PlusDays(1);
}
