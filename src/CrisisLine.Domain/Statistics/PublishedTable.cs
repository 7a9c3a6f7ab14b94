namespace CrisisLine.Domain.Statistics;

/// <summary>One of the sums by which a reader could work out a cell: these cells together are that one.</summary>
public sealed record CellSum(IReadOnlyList<int> Parts, int Total);

/// <summary>
/// Which cells of a table may leave the house. Counts from one to four are hidden; and as many more, the smallest first, as it takes
/// so that none of them follows from the rest.
/// </summary>
public static class PublishedTable
{
    private const int Small = 4, EnoughForAShare = 20;

    public static bool IsSmall(long count) => count is >= 1 and <= Small;

    /// <summary>Whether a percentage may be told.</summary>
    public static bool MayShare(long part, long whole) => whole >= EnoughForAShare && (part == 0 || part > Small);

    /// <param name="counts">Of the cells, totals among them.</param>
    /// <param name="sums">All that is known of how they hang together.</param>
    /// <param name="also">Cells that may not be told for another reason.</param>
    /// <param name="untold">Cells that stand in no table, but that whoever reads it can work out.</param>
    /// <returns>By cell, whether it is hidden.</returns>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<long> counts, IReadOnlyList<CellSum> sums, IReadOnlySet<int>? also = null, IReadOnlySet<int>? untold = null)
    {
        var secret = counts.Select((count, cell) => IsSmall(count) || (also?.Contains(cell) ?? false)).ToArray();
        var hidden = secret.Select((isSecret, cell) => isSecret || (untold?.Contains(cell) ?? false)).ToArray();
        while (Known(hidden, secret, sums) is { } cell)
        {
            var next = NextToHide(cell, counts, hidden, sums);
            (hidden[next], secret[next]) = (true, true);
        }

        return hidden;
    }

    /// <summary>To the nearest five, as open data are told.</summary>
    public static long Rounded(long count) => (count + 2) / 5 * 5;

    /// <summary>The cells of a table with a line of totals below and one at the right, row by row, and its sums.</summary>
    public static IReadOnlyList<CellSum> SumsOf(int rows, int columns)
    {
        int At(int row, int column) => row * columns + column;
        var across = Enumerable.Range(0, rows).Select(row => new CellSum([.. Enumerable.Range(0, columns - 1).Select(column => At(row, column))], At(row, columns - 1)));
        var down = Enumerable.Range(0, columns).Select(column => new CellSum([.. Enumerable.Range(0, rows - 1).Select(row => At(row, column))], At(rows - 1, column)));
        return [.. across, .. down];
    }

    /// <summary>Of the sums from which the cell follows, what gives the least away: the smallest that can still be seen, a total last.</summary>
    private static int NextToHide(int cell, IReadOnlyList<long> counts, bool[] hidden, IReadOnlyList<CellSum> sums)
    {
        var near = Near(cell, hidden, sums);
        var visible = near.SelectMany(sum => sum.Parts.Append(sum.Total)).Distinct().Where(other => !hidden[other]).ToList();
        if (visible.Count == 0)
            visible = [.. Enumerable.Range(0, counts.Count).Where(other => !hidden[other])];
        var totals = near.Select(sum => sum.Total).ToHashSet();
        return visible.OrderBy(other => totals.Contains(other)).ThenBy(other => counts[other] == 0).ThenBy(other => counts[other]).ThenBy(other => other).First();
    }

    /// <summary>The sums in which it stands, and those that are joined with them by what is hidden in both.</summary>
    private static List<CellSum> Near(int cell, bool[] hidden, IReadOnlyList<CellSum> sums)
    {
        var (near, joined) = (new List<CellSum>(), new HashSet<int> { cell });
        while (sums.Except(near).Where(sum => joined.Contains(sum.Total) || sum.Parts.Any(joined.Contains)).ToList() is { Count: > 0 } more)
        {
            near.AddRange(more);
            joined.UnionWith(more.SelectMany(sum => sum.Parts.Append(sum.Total)).Where(other => hidden[other]));
        }

        return near;
    }

    /// <summary>A cell that nobody may know and that follows from the sums: its unit vector lies in the rows of what the sums say of hidden cells.</summary>
    private static int? Known(bool[] hidden, bool[] secret, IReadOnlyList<CellSum> sums)
    {
        var unknown = Enumerable.Range(0, hidden.Length).Where(cell => hidden[cell]).ToArray();
        var place = unknown.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var rows = sums.Select(sum => Row(sum, place)).Where(row => row.Any(value => value != 0)).ToList();
        var done = 0;
        for (var column = 0; column < unknown.Length && done < rows.Count; column++)
        {
            var pivot = Enumerable.Range(done, rows.Count - done).MaxBy(row => Math.Abs(rows[row][column]));
            if (Math.Abs(rows[pivot][column]) < 1e-9)
                continue;
            (rows[done], rows[pivot]) = (rows[pivot], rows[done]);
            Clear(rows, done, column);
            done++;
        }

        // In reduced form, whatever is known stands alone in a row.
        return rows.Take(done).Select(row => row.Index().Where(value => Math.Abs(value.Item) > 1e-9).Select(value => value.Index).ToArray())
            .Where(left => left.Length == 1 && secret[unknown[left[0]]]).Select(left => (int?)unknown[left[0]]).FirstOrDefault();
    }

    private static double[] Row(CellSum sum, Dictionary<int, int> place)
    {
        var row = new double[place.Count];
        foreach (var part in sum.Parts)
            if (place.TryGetValue(part, out var at))
                row[at] += 1;
        if (place.TryGetValue(sum.Total, out var total))
            row[total] -= 1;
        return row;
    }

    private static void Clear(List<double[]> rows, int pivot, int column)
    {
        var by = rows[pivot][column];
        rows[pivot] = [.. rows[pivot].Select(value => value / by)];
        for (var row = 0; row < rows.Count; row++)
            if (row != pivot && Math.Abs(rows[row][column]) > 1e-9)
            {
                var times = rows[row][column];
                rows[row] = [.. rows[row].Zip(rows[pivot], (value, other) => value - times * other)];
            }
    }
}
