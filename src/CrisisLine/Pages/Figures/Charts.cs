using System.Globalization;
using CrisisLine.Statistics;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Figures;

/// <summary>What is known of some days.</summary>
/// <param name="Before">The same days of the year before; empty if they are not wanted.</param>
/// <param name="Measures">As they may be shown to whoever looks.</param>
/// <param name="Hours">Empty for whoever may not see them.</param>
public sealed record Known(
    bool IsHouse, IReadOnlyList<TrendPoint> Points, IReadOnlyList<TrendPoint> Before, IReadOnlyList<Measure> Measures, IReadOnlyList<HourOfDay> Hours);

/// <summary>Figures as charts with their tables, in words that say what is to be seen.</summary>
public sealed class Charts(IStringLocalizer<Text> words, string by, bool isTrue)
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("MMM uuuu"), Week = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu"),
        Year = LocalDatePattern.CreateWithInvariantCulture("uuuu");

    public IReadOnlyList<ChartShown> Of(Known known) =>
    [
        .. known.IsHouse ? House(known) : [],
        Counted("calls", words["The telephone"], "bar", words["How many rang, how many we spoke with, and how many hung up after twenty seconds or more."], known.Points,
            (words["rang"], point => point.CallsOffered), (words["spoken with"], point => point.CallsAnswered), (words["hung up"], point => point.CallsAbandoned)),
        Counted("promises", words["Calls that we promised"], "stacked", words["Kept within ten minutes of what was said, later than that, or not at all."], known.Points,
            (words["kept"], point => point.CallbacksKept), (words["late"], point => point.CallbacksLate), (words["not kept"], point => point.CallbacksFailed)),
        Counted("texts", words["Texts"], "bar", words["Texts that came in while we were open, and conversations in which somebody was in danger."], known.Points,
            (words["came in"], point => point.TextsIn), (words["in danger"], point => point.TextsUrgent)),
        Drawn("soon", words["Texts answered within ten minutes"], "line", words["Of the conversations that a person answered, how many within ten minutes."], known.Points, "%",
            (words["of conversations"], point => Share(point.RepliedIn10Minutes, point.Replied))),
        Drawn("unstaffed", words["Time with nobody there"], "line", words["Of the time that we were open, how much nobody had signed on."], known.Points, "%",
            (words["of open time"], point => Share(point.UnstaffedMinutes, point.OpenMinutes))),
        .. new HourCharts(words).Of(known.Hours),
    ];

    private IEnumerable<ChartShown> House(Known known)
    {
        var visits = Counted("visits", words["Visits, and who was turned away"], "bar", words["How many came, and how many asked and had no place."], known.Points,
            (words["came"], point => point.Visits), (words["turned away"], point => point.TurnedAway));
        yield return known.Before.Count == 0 ? visits : Beside(visits, known.Points, known.Before);
        yield return Drawn("places", words["Places somebody came to"], "line", words["Of the places of open nights, how many somebody came to."], known.Points, "%",
            (words["used"], point => Share(point.PlacesUsed, point.PlacesAvailable)));
        yield return Sideways("unmet", words["Why people had no place"], words["Of all who asked, each once a night. Who asked while nobody could be asked counts as well."],
            words["Why"], words["people"], "", [.. Reasons(known.Measures)]);
        yield return Sideways("issues", words["What visits were about"], words["Of all visits, in how many it was spoken of. A visit may be about several things."], words["Spoken of"],
            words["of visits"], "%", [.. Issues(known.Measures)]);
        yield return Drawn("feelings", words["How people felt as they left"], "stacked", words["Of those who said how they felt when they came and when they left."], known.Points, "%",
            (words["easier"], point => Share(point.Eased, EnoughPairs(point))), (words["the same"], point => Share(point.Same, EnoughPairs(point))), (words["harder"], point => Share(point.Harder, EnoughPairs(point))));
        yield return Drawn("met", words["Somebody they knew was there"], "line", words["Of the visits of people who had been here before, how often somebody was on shift whom they had met."],
            known.Points, "%", (words["of visits"], point => Share(point.FamiliarVisits, point.RepeatVisits)));
        yield return Counted("taxis", words["Taxis"], "stacked", words["Journeys there and home, and how many were ten minutes late or more."], known.Points,
            (words["there"], point => point.TaxisOut), (words["home"], point => point.TaxisHome), (words["late"], point => point.TaxisLate));
        yield return Drawn("cost", words["What taxis cost"], "bar", words["As the firm's statements say, in pounds."], known.Points, "", (words["pounds"], point => point.TaxiPence / 100m));
    }

    private IEnumerable<ChartRow> Reasons(IReadOnlyList<Measure> measures) =>
        from measure in measures
        where measure is { Number: 7, Unit: "requests", Suppressed: false, Numerator: > 0 } && measure.Key != "unmetNeed"
        orderby measure.Numerator descending
        select new ChartRow(words[$"measure-{measure.Key}"], measure.Numerator);

    private IEnumerable<ChartRow> Issues(IReadOnlyList<Measure> measures) =>
        (from measure in measures
         where measure is { Unit: "visits", Suppressed: false, Numerator: > 0 } && measure.Key.StartsWith("issue:", StringComparison.Ordinal) && measure.Key != "issue:abuse" && measure.Percent is not null
         orderby measure.Numerator descending
         select new ChartRow(words[measure.Key.Replace(':', '-')], measure.Percent)).Take(12);

    /// <summary>The same days of the year before, as a column of its own.</summary>
    private ChartShown Beside(ChartShown visits, IReadOnlyList<TrendPoint> points, IReadOnlyList<TrendPoint> before)
    {
        var then = points.Select(point => before.FirstOrDefault(other => other.From == Earlier(point.From))?.Visits ?? 0L).ToList();
        var shown = isTrue ? [.. then.Select(count => (long?)count)] : Trend.Published(then);
        return visits with
        {
            Columns = [.. visits.Columns, words["came a year before"]],
            Lines = [.. visits.Lines.Select((line, at) => line with { Values = [.. line.Values, shown[at]] })],
        };
    }

    private LocalDate Earlier(LocalDate from) => by == Trend.Week ? from.PlusDays(-364) : from.PlusYears(-1);

    private ChartShown Counted(string id, string title, string kind, string said, IReadOnlyList<TrendPoint> points, params (string Name, Func<TrendPoint, int> Of)[] series)
    {
        var columns = series.Select(one => Shown([.. points.Select(point => (long)one.Of(point))])).ToList();
        return new ChartShown(id, title, kind, said, Rows, [.. series.Select(one => one.Name)],
            [.. points.Select((point, at) => new ChartRow(Name(point.From), [.. columns.Select(column => (decimal?)column[at])]))]);
    }

    private ChartShown Drawn(
        string id, string title, string kind, string said, IReadOnlyList<TrendPoint> points, string unit, params (string Name, Func<TrendPoint, decimal?> Of)[] series) =>
        new(id, title, kind, said, Rows, [.. series.Select(one => one.Name)],
            [.. points.Select(point => new ChartRow(Name(point.From), [.. series.Select(one => one.Of(point))]))], unit);

    private static ChartShown Sideways(string id, string title, string said, string rows, string column, string unit, IReadOnlyList<ChartRow> lines) =>
        new(id, title, "sideways", said, rows, [column], lines, unit);

    private IReadOnlyList<long?> Shown(IReadOnlyList<long> counts) => isTrue ? [.. counts.Select(count => (long?)count)] : Trend.Published(counts);

    /// <summary>A share is told to the outside only of enough, and of none or enough of them.</summary>
    private decimal? Share(int part, int whole) => whole == 0 || !(isTrue || Domain.Statistics.PublishedTable.MayShare(part, whole)) ? null
        : new Domain.Statistics.Share(part, whole) is var share && isTrue ? share.Percent : share.WholePercent;

    /// <summary>All of three shares or none of them: the third follows from two.</summary>
    private int EnoughPairs(TrendPoint point) =>
        isTrue || new[] { point.Eased, point.Same, point.Harder }.All(part => Domain.Statistics.PublishedTable.MayShare(part, point.FeelingsPaired)) ? point.FeelingsPaired : 0;

    private string Rows => by switch { Trend.Week => words["Week from"], Trend.Year => words["Year"], _ => words["Month"] };

    private string Name(LocalDate from) => (by switch { Trend.Week => Week, Trend.Year => Year, _ => Month }).Format(from);
}
