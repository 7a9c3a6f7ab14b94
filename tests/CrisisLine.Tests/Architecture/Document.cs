using System.Text.RegularExpressions;
using CrisisLine.Tests.Support;

namespace CrisisLine.Tests.Architecture;

/// <summary>A paper under <c>docs/</c>, as far as a test reads it: its tables.</summary>
public static partial class Document
{
    /// <summary>
    /// The rows of the first table whose head begins with <paramref name="firstColumn"/>, each as its cells, without
    /// the code marks. A dash is an empty cell.
    /// </summary>
    public static IReadOnlyList<string[]> Table(string name, string firstColumn) =>
        [.. File.ReadLines(Path.Combine(Repository.Root, "docs", name))
            .SkipWhile(line => !line.StartsWith($"| {firstColumn} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(Cells)];

    /// <returns>What a cell lists, parted by commas; nothing for an empty one.</returns>
    public static string[] List(string cell) => cell.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static string[] Cells(string line) =>
        [.. Bar().Split(line.Trim('|', ' ')).Select(cell => cell.Trim().Replace("`", "")).Select(cell => cell == "–" ? "" : cell)];

    [GeneratedRegex(@"\s\|\s")]
    private static partial Regex Bar();
}
