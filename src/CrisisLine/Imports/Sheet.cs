using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrisisLine.Imports;

/// <param name="Line">In the file, from 1.</param>
/// <param name="Reason">A sentence for whoever made the sheet. It never repeats what stands in a cell: that may be a name.</param>
public sealed record SheetFault(int Line, string Reason)
{
    public override string ToString() => $"Line {Line}: {Reason}";
}

/// <summary>A line of a sheet by the names of its columns.</summary>
public sealed class SheetLine(int number, string[] cells, IReadOnlyDictionary<string, int> columns)
{
    public int Number => number;

    /// <returns>Empty for a column that the sheet does without.</returns>
    public string this[string column] => columns.TryGetValue(column, out var at) ? cells[at].Trim() : "";
}

/// <summary>A spreadsheet as UTF-8 CSV with a line of headings, read a line at a time however long it is.</summary>
public static class Sheet
{
    public const int MostFaults = 50;

    private const int LongestCell = 2000;

    private const string QuoteIsOpen = "a quotation mark is not closed, or stands where it cannot.";

    /// <summary>By which the same file is known again.</summary>
    public static async Task<byte[]> Hash(Stream file, CancellationToken cancellation)
    {
        var hash = await SHA256.HashDataAsync(file, cancellation);
        file.Position = 0;
        return hash;
    }

    /// <param name="headings">All of them, in any order.</param>
    /// <param name="more">Any of these as well, and no other.</param>
    /// <param name="faults">What cannot be read as a sheet at all; nothing comes after it.</param>
    public static IEnumerable<SheetLine> Read(Stream file, IReadOnlyList<string> headings, IReadOnlyList<string> more, ICollection<SheetFault> faults)
    {
        if (IsWide(file))
        {
            faults.Add(new SheetFault(1, "This is not UTF-8. Please save the sheet as CSV UTF-8."));
            yield break;
        }

        using var text = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16, leaveOpen: true);
        var fault = (string?)null;
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MaxFieldSize = LongestCell,
            BadDataFound = _ => fault ??= QuoteIsOpen,
            IgnoreBlankLines = true,
            CountBytes = false,
        }, leaveOpen: true);
        if (Next(csv, faults, ref fault) is not { } first)
        {
            if (faults.Count == 0)
                faults.Add(new SheetFault(1, "The file is empty."));
            yield break;
        }

        var names = first.Select(name => name.Trim('\uFEFF', ' ').ToLowerInvariant()).ToArray();
        if (!names.Except(more).Order().SequenceEqual(headings.Order()) || names.Distinct().Count() < names.Length)
        {
            faults.Add(new SheetFault(1, $"The columns must be {string.Join(",", headings)}{(more.Count == 0 ? "" : $"; and there may be {string.Join(",", more)}")}."));
            yield break;
        }

        var columns = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        while (Next(csv, faults, ref fault) is { } cells)
            if (IsOpen(csv))
                faults.Add(new SheetFault(LineOf(csv), QuoteIsOpen));
            else if (cells.Length == names.Length)
                yield return new SheetLine(LineOf(csv), cells, columns);
            else if (cells.Any(cell => cell.Length > 0))
                faults.Add(new SheetFault(LineOf(csv), $"there are {cells.Length} cells, and {names.Length} columns."));
    }

    private static bool IsOpen(CsvParser csv) => csv.RawRecord.AsSpan().Count('"') % 2 == 1;

    /// <summary>Where it begins: a cell may go on over several lines.</summary>
    private static int LineOf(CsvParser csv)
    {
        var record = csv.RawRecord.AsSpan().TrimStart("\r\n");
        return csv.RawRow - (IsOpen(csv) ? record : record.TrimEnd("\r\n")).Count('\n');
    }

    private static string[]? Next(CsvParser csv, ICollection<SheetFault> faults, ref string? fault)
    {
        try
        {
            if (faults.Count >= MostFaults || !csv.Read())
                return null;
            if (fault is null)
                return csv.Record;
            faults.Add(new SheetFault(LineOf(csv), fault));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new SheetFault(csv.RawRow + 1, "from about here on, this is not UTF-8. Please save the sheet as CSV UTF-8."));
        }
        catch (MaxFieldSizeException)
        {
            faults.Add(new SheetFault(csv.RawRow + 1, "a cell is far too long; perhaps a quotation mark is not closed."));
        }

        return null;
    }

    private static bool IsWide(Stream file)
    {
        Span<byte> mark = stackalloc byte[2];
        var read = file.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && mark is [0xFF, 0xFE] or [0xFE, 0xFF];
    }
}
