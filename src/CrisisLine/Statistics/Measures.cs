using CrisisLine.Data;
using CrisisLine.Domain.Visits;

namespace CrisisLine.Statistics;

/// <summary>The measures of a service over any days, from the rows that its nights were run on.</summary>
public static class Measures
{
    private const int Issues = 12;

    // What has no count of its own: a median, a sum of money.
    private static readonly HashSet<string> Averages = ["minutes", "seconds", "points", "pounds", "hours"];

    /// <summary>What a page of any days needs at once.</summary>
    public static async Task<IReadOnlyList<Measure>> Of(Tx tx, int service, LocalDate first, LocalDate last)
    {
        await RollUp.PlannedForItsDates(tx);
        return WithNoughts(await Read(tx, "measures_of(@service, @first, @last, @now)", service, first, last), "visits");
    }

    /// <summary>And what only a year asks for: people by what they spoke of, what visits led to, callers as people, what stands in the book.</summary>
    public static async Task<IReadOnlyList<Measure>> OfYear(Tx tx, int service, LocalDate first, LocalDate last)
    {
        var told = await Of(tx, service, first, last);
        return WithNoughts(
            [.. told, .. await Read(tx, "year_of(@service, @first, @last)", service, first, last), .. await Read(tx, "happened_of(@service, @first, @last)", service, first, last)], "visitors");
    }

    private static async Task<IReadOnlyList<Measure>> Read(Tx tx, string source, int service, LocalDate first, LocalDate last) =>
        [.. (await tx.Many<Row>($"select number, key, unit, part, whole, value from {source} measure (number, key, unit, part, whole, value)", new { service, first, last, now = tx.Now }))
            .Select(row => new Measure(row.Number, row.Key, row.Unit, row.Part ?? (Averages.Contains(row.Unit) ? null : 0), row.Whole, row.Value))];

    /// <summary>What nobody spoke of is a nought, and stands there as one.</summary>
    private static IReadOnlyList<Measure> WithNoughts(IReadOnlyList<Measure> told, string unit)
    {
        var counted = told.Where(measure => measure.Number == Issues && measure.Unit == unit).Select(measure => measure.Key).ToHashSet();
        var whole = told.First(measure => measure.Key == unit).Numerator;
        return [.. told.Concat(PresentingIssues.All.Append("abuse").Select(code => $"issue:{code}").Where(key => !counted.Contains(key))
            .Select(key => new Measure(Issues, key, unit, 0, whole, null)))
            .OrderBy(measure => measure.Number).ThenByDescending(measure => measure.Number == Issues ? measure.Unit : "", StringComparer.Ordinal).ThenByDescending(measure => measure.Number == Issues ? measure.Numerator : 0)];
    }

    private sealed record Row(int Number, string Key, string Unit, long? Part, long? Whole, decimal? Value);
}
