using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>
/// Measures as one table with all the ways in which one of them gives another away: parts of a sum, a part and what is left of its whole, and
/// the same number in two places.
/// </summary>
public static class PublishedMeasures
{
    private const int EnoughForAnAverage = 5;

    private static readonly HashSet<string> OfPeople =
        ["visits", "visitors", "requests", "callbacks", "journeys", "calls", "callers", "conversations", "texts", "offers", "people a week", "callers a night", "debriefs",
            "near misses", "complaints", "incidents", "actions", "breaches"];

    // What stands here adds up to the last of its line.
    private static readonly string[][] Sums =
    [
        ["eased", "same", "harder", "feelingsPaired"], ["callbacksKept", "callbacksLate", "callbacksFailed", "callbacksSettled"],
        ["turnedAway", "noTaxi", "outsideArea", "askedWhileShut", "unmetNeed"],
    ];

    /// <summary>The same measures as they may leave the house.</summary>
    /// <param name="givesAway">Measures that may not be told beside what was published before.</param>
    public static IReadOnlyList<Measure> Of(IReadOnlyList<Measure> measures, Func<Measure, bool>? givesAway = null)
    {
        // Three cells of each: the part, its whole, and what is left.
        long Cell(Measure measure, long? count) => OfPeople.Contains(measure.Unit) ? count ?? 0 : 0;
        var counts = measures.Select(measure => Cell(measure, measure.Numerator)).Concat(measures.Select(measure => Cell(measure, measure.Denominator)))
            .Concat(measures.Select(measure => Cell(measure, IsPart(measure) ? measure.Denominator - measure.Numerator : null))).ToList();
        var also = measures.Index().Where(pair => OfPeople.Contains(pair.Item.Unit) && (givesAway?.Invoke(pair.Item) ?? false)).Select(pair => pair.Index).ToHashSet();
        var left = Enumerable.Range(2 * measures.Count, measures.Count).ToHashSet();
        var hidden = PublishedTable.Hidden(counts, [.. Named(measures), .. Wholes(measures)], also, untold: left);
        return [.. measures.Select((measure, at) => Outside(measure, hidden[at], hidden[at + measures.Count]))];
    }

    /// <summary>Everything to the nearest five; shares as they were before, whole.</summary>
    public static IReadOnlyList<Measure> Rounded(IReadOnlyList<Measure> published) =>
        [.. published.Select(measure => measure with
        {
            Numerator = measure.Numerator is { } part ? PublishedTable.Rounded(part) : null,
            Denominator = measure.Denominator is { } whole ? PublishedTable.Rounded(whole) : null,
            Value = measure.Value is { } value ? Math.Round(value, 1, MidpointRounding.AwayFromZero) : null,
            PercentBefore = measure.Percent is { } percent ? Math.Round(percent, 0, MidpointRounding.AwayFromZero) : null,
            IsRounded = true,
        })];

    private static bool IsPart(Measure measure) =>
        measure is { Numerator: not null, Denominator: not null } && measure.Key != "visitsPerVisitor" && OfPeople.Contains(measure.Unit) && measure.Denominator >= measure.Numerator;

    private static IEnumerable<CellSum> Wholes(IReadOnlyList<Measure> measures)
    {
        foreach (var (at, measure) in measures.Index().Where(pair => IsPart(pair.Item)))
        {
            yield return new CellSum([at, at + 2 * measures.Count], at + measures.Count);
            if (measures.Index().Where(other => other.Item.Numerator == measure.Denominator && other.Item.Unit == measure.Unit && other.Index != at).Select(other => (int?)other.Index).FirstOrDefault() is { } same)
                yield return new CellSum([same], at + measures.Count);
        }
    }

    private static IEnumerable<CellSum> Named(IReadOnlyList<Measure> measures)
    {
        int? At(string key, string? unit = null) => measures.Index().Where(pair => pair.Item.Key == key && (unit is null || pair.Item.Unit == unit)).Select(pair => (int?)pair.Index).FirstOrDefault();
        foreach (var sum in Sums.Select(keys => keys.Select(key => At(key)).OfType<int>().ToList()).Where(sum => sum.Count > 3))
            yield return new CellSum([.. sum.SkipLast(1)], sum[^1]);
        // Abuse is past, present or both: of three, one alone cannot be hidden.
        foreach (var unit in new[] { "visits", "visitors" })
            if ((At("issue:abuse_past", unit), At("issue:abuse_present", unit), At("issue:abuse", unit)) is ({ } past, { } present, { } either))
                yield return new CellSum([past, present], either);
        // Where somebody would have gone is one place.
        if (At("askedInstead") is { } asked && measures.Index().Where(pair => pair.Item.Key.StartsWith("instead:", StringComparison.Ordinal)).Select(pair => pair.Index).ToList() is { Count: > 0 } places)
            yield return new CellSum(places, asked);
    }

    private static Measure Outside(Measure measure, bool isHidden, bool isWholeHidden)
    {
        var whole = isWholeHidden ? null : measure.Denominator;
        var isTooFew = measure.Value is not null && measure.Denominator is < EnoughForAnAverage || (OfPeople.Contains(measure.Unit) && measure.Denominator is { } all && PublishedTable.IsSmall(all));
        return isHidden || isWholeHidden || isTooFew
            ? measure with { Numerator = null, Denominator = whole is { } small && PublishedTable.IsSmall(small) ? null : whole, Value = null, Suppressed = true, IsPublished = true }
            : measure with { IsPublished = true };
    }
}
