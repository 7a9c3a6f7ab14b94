using System.Text.Json.Serialization;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>One measure over a period.</summary>
/// <param name="Number">Of the list of measures.</param>
/// <param name="Key">What is counted; <c>issue:suicide</c> and its like for what visits were about.</param>
/// <param name="Unit">What one of the counted is: visits, visitors, calls … Two measures of one key may differ in it.</param>
/// <param name="Numerator">Null of an average, or if it is hidden.</param>
/// <param name="Denominator">Of how many; null of a plain count.</param>
/// <param name="Value">An average or a sum that is no count.</param>
/// <param name="Suppressed">It is too small to leave the house.</param>
public sealed record Measure(int Number, string Key, string Unit, long? Numerator, long? Denominator, decimal? Value, bool Suppressed = false)
{
    /// <summary>It is told as it may leave the house.</summary>
    [JsonIgnore]
    public bool IsPublished { get; init; }

    /// <summary>Its counts are told to the nearest five.</summary>
    [JsonIgnore]
    public bool IsRounded { get; init; }

    /// <summary>Of a rounded one, the share of the counts as they were.</summary>
    [JsonIgnore]
    public decimal? PercentBefore { get; init; }

    /// <summary>With one decimal, or none of rounded counts; null if there is nothing to share, or it is too little to be told.</summary>
    public decimal? Percent => IsRounded ? PercentBefore : Numerator is { } part && Denominator is > 0 and { } whole && Key != "visitsPerVisitor" && (!IsPublished || PublishedTable.MayShare(part, whole))
        ? new Share(part, whole).Percent : null;
}
