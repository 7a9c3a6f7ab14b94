using System.Globalization;

namespace CrisisLine.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="Bound">Empty for a figure that only stands beside another.</param>
public sealed record Figure(string Row, string What, string Value, string Bound = "", bool? Holds = null)
{
    public static Figure AtLeast(string row, string what, double value, double bound, string format = "0.00") =>
        new(row, what, Written(value, format), "at least " + Written(bound, format), value >= bound);

    public static Figure Under(string row, string what, double value, double bound, string format, string unit) =>
        new(row, what, Written(value, format) + unit, "under " + Written(bound, format) + unit, value < bound);

    public static void Print(IEnumerable<Figure> figures)
    {
        var lines = figures.Select(one => new[] { one.Row, one.What, one.Value, one.Bound, one.Says }).ToList();
        lines.Insert(0, ["row", "figure", "measured", "bound", "holds?"]);
        var widths = Enumerable.Range(0, 5).Select(column => lines.Max(line => line[column].Length)).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);
        foreach (var line in lines)
            Console.WriteLine("| " + string.Join(" | ", line.Select((cell, column) => cell.PadRight(widths[column]))) + " |");
    }

    private string Says => Holds switch
    {
        true => "yes",
        false => "NO",
        null => "",
    };

    private static string Written(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
