namespace CrisisLine.Pages.Figures;

/// <summary>A table, and above it the same as a chart. The chart is drawn from the table, so that they cannot disagree.</summary>
/// <param name="Kind">bar, stacked, line or sideways.</param>
/// <param name="Said">What is to be seen in it, for those who cannot see it.</param>
/// <param name="Columns">Of the numbers; the first column has the names of the rows.</param>
/// <param name="Unit">Behind each number; empty for counts.</param>
public sealed record ChartShown(string Id, string Title, string Kind, string Said, string Rows, IReadOnlyList<string> Columns, IReadOnlyList<ChartRow> Lines, string Unit = "")
{
    public bool IsEmpty => Lines.All(line => line.Values.All(value => value is null or 0));
}

/// <param name="Values">Null where nothing is known, or it is hidden.</param>
public sealed record ChartRow(string Name, params IReadOnlyList<decimal?> Values);
