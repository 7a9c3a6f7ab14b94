using CrisisLine.Data;
using CrisisLine.Domain.Visits;

namespace CrisisLine.Statistics;

/// <summary>The measures of a service over any days, from the rows that its nights were run on.</summary>
public static class Measures
{
    private const int Issues = 12;

    public static async Task<IReadOnlyList<Measure>> Of(Tx tx, int service, LocalDate first, LocalDate last)
    {
        var told = (await tx.Many<Row>("select number, key, unit, part, whole, value from measures_of(@service, @first, @last) union all select number, key, unit, part, whole, value from happened_of(@service, @first, @last)", new { service, first, last }))
            .Select(row => new Measure(row.Number, row.Key, row.Unit, row.Part, row.Whole, row.Value)).ToList();
        var counted = told.Where(measure => measure.Number == Issues).Select(measure => (measure.Key, measure.Unit)).ToHashSet();
        // What nobody spoke of is a nought, and stands there as one.
        foreach (var unit in new[] { "visits", "visitors" })
            told.AddRange(PresentingIssues.All.Append("abuse").Select(code => $"issue:{code}").Where(key => !counted.Contains((key, unit)))
                .Select(key => new Measure(Issues, key, unit, 0, told.First(measure => measure.Key == unit).Numerator, null)));
        return [.. told.OrderBy(measure => measure.Number)];
    }

    private sealed record Row(int Number, string Key, string Unit, long? Part, long? Whole, decimal? Value);
}
