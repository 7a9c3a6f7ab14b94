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
    private const int EnoughForAnAverage = 5;

    private static readonly HashSet<string> OfPeople =
        ["visits", "visitors", "requests", "callbacks", "journeys", "calls", "callers", "conversations", "texts",
            "near misses", "complaints", "incidents", "actions", "breaches"];

    // What stands here adds up to the last of its line.
    private static readonly string[][] Sums = [["eased", "same", "harder", "feelingsPaired"], ["callbacksKept", "callbacksLate", "callbacksFailed", "callbacksPromised"]];

    /// <summary>With one decimal; null if there is nothing to share, or it is too little to be told.</summary>
    public decimal? Percent => Numerator is { } part && Denominator is > 0 and { } whole && Key != "visitsPerVisitor" && (!Suppressed || PublishedTable.MayShare(part, whole))
        ? new Share(part, whole).Percent : null;

    /// <summary>The same measures as they may leave the house.</summary>
    public static IReadOnlyList<Measure> Published(IReadOnlyList<Measure> measures)
    {
        var counts = measures.Select(measure => OfPeople.Contains(measure.Unit) ? measure.Numerator ?? 0 : 0).ToList();
        var sums = Sums.Select(sum => sum.Select(key => measures.ToList().FindIndex(measure => measure.Key == key)).ToList()).Where(sum => sum.All(at => at >= 0))
            .Select(sum => new CellSum([.. sum.SkipLast(1)], sum[^1])).ToList();
        // Abuse is past, present or both: of three, one alone cannot be hidden.
        foreach (var unit in new[] { "visits", "visitors" })
            if (measures.Index().Where(pair => pair.Item.Unit == unit && pair.Item.Key is "issue:abuse" or "issue:abuse_past" or "issue:abuse_present").Select(pair => pair.Index).ToList() is [_, _, _] three)
                sums.Add(new CellSum([.. three.Where(at => measures[at].Key != "issue:abuse")], three.Single(at => measures[at].Key == "issue:abuse")));
        var hidden = PublishedTable.Hidden(counts, sums);
        return [.. measures.Select((measure, at) => measure.Outside(hidden[at]))];
    }

    private Measure Outside(bool isHidden) =>
        isHidden || (Denominator is { } whole && OfPeople.Contains(Unit) && PublishedTable.IsSmall(whole)) || (Value is not null && Denominator is < EnoughForAnAverage)
            ? this with { Numerator = null, Denominator = Denominator is { } all && PublishedTable.IsSmall(all) ? null : Denominator, Value = null, Suppressed = true }
            : this;
}
