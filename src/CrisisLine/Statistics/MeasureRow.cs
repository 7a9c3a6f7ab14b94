using System.Globalization;
using NodaTime.Text;

namespace CrisisLine.Statistics;

/// <summary>A measure as a line of a table. What is hidden is a star.</summary>
public sealed record MeasureRow(
    string Service, string From, string To, int Number, string Key, string Unit, string Numerator, string Denominator, string Percent, string Value, bool Suppressed,
    int DefinitionVersion, string GeneratedAt, string DataThrough)
{
    private const string Hidden = "*";

    public static MeasureRow Of(AnnualReport report, Measure measure) => new(
        report.Service, LocalDatePattern.Iso.Format(report.From), LocalDatePattern.Iso.Format(report.To), measure.Number, measure.Key, measure.Unit,
        measure.Suppressed ? Hidden : Written(measure.Numerator), Written(measure.Denominator), Written(measure.Percent),
        Written(measure.Value), measure.Suppressed, report.DefinitionVersion, InstantPattern.General.Format(report.GeneratedAt),
        report.DataThrough is { } through ? LocalDatePattern.Iso.Format(through) : "");

    private static string Written(decimal? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
