namespace CrisisLine.Domain.Statistics;

/// <summary>A part of a whole. The whole is always kept: a percentage without it says nothing.</summary>
public readonly record struct Share(long Part, long Whole)
{
    /// <summary>From the unrounded counts, half up. Null of nothing.</summary>
    public long? WholePercent => Whole == 0 ? null : (200 * Part + Whole) / (2 * Whole);

    /// <summary>With one decimal, half up.</summary>
    public decimal? Percent => Whole == 0 ? null : (2000 * Part + Whole) / (2 * Whole) / 10m;
}
