using CrisisLine.Data;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>Some nights together: a week, a month, a year.</summary>
public sealed record TrendPoint : Counts
{
    /// <summary>Its first day.</summary>
    public LocalDate From { get; init; }

    public int Nights { get; init; }
}

/// <summary>How figures went, from nights as they are told.</summary>
public static class Trend
{
    public const string Week = "week", Month = "month", Year = "year";

    /// <param name="by">week, month or year.</param>
    public static async Task<IReadOnlyList<TrendPoint>> Of(Tx tx, int service, LocalDate from, LocalDate to, string by)
    {
        await RollUp.PlannedForItsDates(tx);
        return await tx.Many<TrendPoint>(
            "select told.\"from\", told.nights, (told.sums).* from sums_of(@service, @from, @to, @now, @by) told", new { service, from, to, by, now = tx.Now });
    }

    /// <summary>Counts over time with their sum, as they may leave the house, to the nearest five: next month there is one more of them.</summary>
    /// <returns>Null where one is hidden; the sum itself comes last.</returns>
    public static IReadOnlyList<long?> Published(IReadOnlyList<long> counts)
    {
        var all = counts.Append(counts.Sum()).ToList();
        var hidden = PublishedTable.Hidden(all, [new CellSum([.. Enumerable.Range(0, counts.Count)], counts.Count)]);
        return [.. all.Select((count, at) => hidden[at] ? (long?)null : PublishedTable.Rounded(count))];
    }
}
