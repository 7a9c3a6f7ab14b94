using System.Globalization;
using CrisisLine.Statistics;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Figures;

/// <summary>Figures as charts with their tables, in words that say what is to be seen.</summary>
public sealed class Charts(IStringLocalizer<Text> words, string by, bool isTrue)
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("MMM uuuu"), Week = LocalDatePattern.CreateWithInvariantCulture("d MMM uuuu"),
        Year = LocalDatePattern.CreateWithInvariantCulture("uuuu");

    public IReadOnlyList<ChartShown> Of(bool isHouse, IReadOnlyList<TrendPoint> points, IReadOnlyList<TrendPoint> before, IReadOnlyList<Measure> measures) =>
    [
        .. isHouse ? House(points, before, measures) : [],
        Counted("calls", words["The telephone"], "bar", words["How many rang, how many we spoke with, and how many hung up after twenty seconds or more."], points,
            (words["rang"], point => point.CallsOffered), (words["spoken with"], point => point.CallsAnswered), (words["hung up"], point => point.CallsAbandoned)),
        Counted("promises", words["Calls that we promised"], "stacked", words["Kept within ten minutes of what was said, later than that, or not at all."], points,
            (words["kept"], point => point.CallbacksKept), (words["late"], point => point.CallbacksLate), (words["not kept"], point => point.CallbacksFailed)),
        Counted("texts", words["Texts"], "bar", words["Texts that came in while we were open, and conversations in which somebody was in danger."], points,
            (words["came in"], point => point.TextsIn), (words["in danger"], point => point.TextsUrgent)),
        Drawn("unstaffed", words["Time with nobody there"], "line", words["Of the time that we were open, how much nobody had signed on."], points, "%",
            (words["of open time"], point => Share(point.UnstaffedMinutes, point.OpenMinutes))),
    ];

    public IReadOnlyList<(string Name, string Value)> Headlines(bool isHouse, IReadOnlyList<Measure> measures)
    {
        string Of(string key, string unit) => measures.FirstOrDefault(one => one.Key == key && one.Unit == unit) is { } measure
            ? measure.Suppressed ? words["few"] : FiguresPage.Written(measure.Numerator) : "–";
        string Percent(string key) => measures.FirstOrDefault(one => one.Key == key)?.Percent is { } share ? $"{share.ToString("0.#", CultureInfo.InvariantCulture)}%" : "–";
        string Value(string key, string unit) => measures.FirstOrDefault(one => one.Key == key)?.Value is { } value ? value.ToString("#,0.##", CultureInfo.InvariantCulture) + unit : "–";
        (string, string)[] house =
        [
            (words["times somebody came"], Of("visits", "visits")), (words["people who came"], Of("visitors", "visitors")), (words["of them for the first time"], Percent("firstTimeVisitors")),
            (words["of places used"], Percent("placesUsed")), (words["of requests turned away"], Percent("turnedAway")), (words["left feeling easier"], Percent("eased")),
            (words["taxis, a visit"], measures.FirstOrDefault(one => one.Key == "taxiCostPerVisit")?.Value is { } pounds ? $"£{pounds.ToString("0.00", CultureInfo.InvariantCulture)}" : "–"),
        ];
        (string Name, string Value)[] all =
        [
            .. isHouse ? house : [], (words["calls spoken"], Of("callsAnswered", "calls")), (words["of promised calls kept"], Percent("callbacksKept")),
            (words["until a person answered a text, half of them"], Value("minutesToHumanMedian", " min")), (words["answered within ten minutes"], Percent("repliesWithin10Minutes")),
        ];
        return [.. all.Where(one => one.Value != "–")];
    }

    private IEnumerable<ChartShown> House(IReadOnlyList<TrendPoint> points, IReadOnlyList<TrendPoint> before, IReadOnlyList<Measure> measures)
    {
        var visits = Counted("visits", words["Visits, and who was turned away"], "bar", words["How many came, and how many asked and had no place."], points,
            (words["came"], point => point.Visits), (words["turned away"], point => point.TurnedAway));
        yield return before.Count == 0 ? visits : Beside(visits, points, before);
        yield return Drawn("places", words["Places somebody came to"], "line", words["Of the places of open nights, how many somebody came to."], points, "%",
            (words["used"], point => Share(point.PlacesUsed, point.PlacesAvailable)));
        yield return Issues(measures);
        yield return Counted("taxis", words["Taxis"], "stacked", words["Journeys there and home, and how many were ten minutes late or more."], points,
            (words["there"], point => point.TaxisOut), (words["home"], point => point.TaxisHome), (words["late"], point => point.TaxisLate));
        yield return Drawn("cost", words["What taxis cost"], "bar", words["As the firm's statements say, in pounds."], points, "", (words["pounds"], point => point.TaxiPence / 100m));
    }

    private ChartShown Issues(IReadOnlyList<Measure> measures)
    {
        var told = measures.Where(measure => measure is { Unit: "visits", Suppressed: false, Numerator: > 0 } && measure.Key.StartsWith("issue:", StringComparison.Ordinal)
            && measure.Key != "issue:abuse" && measure.Percent is not null).OrderByDescending(measure => measure.Numerator).Take(12);
        return new ChartShown(
            "issues", words["What visits were about"], "sideways", words["Of all visits, in how many it was spoken of. A visit may be about several things."], words["Spoken of"],
            [words["of visits"]], [.. told.Select(measure => new ChartRow(words[measure.Key.Replace(':', '-')], measure.Percent))], "%");
    }

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

    private IReadOnlyList<long?> Shown(IReadOnlyList<long> counts) => isTrue ? [.. counts.Select(count => (long?)count)] : Trend.Published(counts);

    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Round(100m * part / whole, 1, MidpointRounding.AwayFromZero);

    private string Rows => by switch { Trend.Week => words["Week from"], Trend.Year => words["Year"], _ => words["Month"] };

    private string Name(LocalDate from) => (by switch { Trend.Week => Week, Trend.Year => Year, _ => Month }).Format(from);
}
