using System.Globalization;
using NodaTime;

namespace CrisisLine.Domain.Statistics;

/// <summary>A year that is told: a calendar year, or one from April to March, as charities count theirs.</summary>
/// <param name="Number">In which it begins.</param>
public readonly record struct ReportYear(int Number, bool FromApril = false)
{
    public const int Earliest = 1900, Latest = 9998;

    public LocalDate First => new(Number, FromApril ? 4 : 1, 1);

    public LocalDate Last => First.PlusYears(1).PlusDays(-1);

    public ReportYear Next => this with { Number = Number + 1 };

    public ReportYear Before => this with { Number = Number - 1 };

    /// <summary>As it is read: 2014, or 2011–12.</summary>
    public string Name => Written("\u2013");

    /// <summary>As it stands in addresses and on the command line: 2014, or 2011-12.</summary>
    public string Key => Written("-");

    /// <returns>Null if it is none, such as 2011-13.</returns>
    public static ReportYear? Read(string? key)
    {
        if (key is not ({ Length: 4 } or { Length: 7 }) || !int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < Earliest or > Latest)
            return null;
        var year = new ReportYear(number, FromApril: key.Length == 7);
        return year.Key == key ? year : null;
    }

    private string Written(string dash) =>
        Number.ToString(CultureInfo.InvariantCulture) + (FromApril ? dash + ((Number + 1) % 100).ToString("00", CultureInfo.InvariantCulture) : "");
}
