using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace CrisisLine.Statistics;

/// <summary>Rows as a table for a spreadsheet, with the names that the API has for them: nothing in it is ever taken for a formula.</summary>
public static class Table
{
    public static async Task<string> Of<T>(IReadOnlyList<T> rows, CancellationToken cancellation)
    {
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" }))
        {
            foreach (var column in csv.Context.AutoMap<T>().MemberMaps)
                column.Name(JsonNamingPolicy.CamelCase.ConvertName(column.Data.Member!.Name));
            await csv.WriteRecordsAsync(rows, cancellation);
        }

        return text.ToString();
    }
}
