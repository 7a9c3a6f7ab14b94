using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrisisLine.Statistics;

/// <summary>Rows as a table for a spreadsheet: nothing in it is ever taken for a formula.</summary>
public static class Table
{
    public static async Task<string> Of<T>(IReadOnlyList<T> rows, CancellationToken cancellation)
    {
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
            await csv.WriteRecordsAsync(rows, cancellation);
        return text.ToString();
    }
}
