using System.Globalization;
using CrisisLine.Statistics;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Figures;

/// <summary>What stands at the head of the page: a number, and what it is. What is not known is not there.</summary>
public sealed class Headlines(IStringLocalizer<Text> words, IReadOnlyList<Measure> measures)
{
    public IReadOnlyList<(string Name, string Value)> Of(bool isHouse)
    {
        (string Name, string? Value)[] house =
        [
            (words["times somebody came"], Count("visits", "visits")), (words["people who came"], Count("visitors", "visitors")),
            (words["of them for the first time"], Percent("firstTimeVisitors")), (words["of places used"], Percent("placesUsed")),
            (words["of requests not met"], Percent("unmetNeed")), (words["left feeling easier"], Percent("eased")),
            (words["of visits with somebody they knew"], Percent("familiarVisits")), (words["taxis, a visit"], Pounds("taxiCostPerVisit")),
        ];
        (string Name, string? Value)[] all =
        [
            .. isHouse ? house : [], (words["calls spoken"], Count("callsAnswered", "calls")), (words["of promised calls kept"], Percent("callbacksKept")),
            (words["of callers spoke with us that night"], Percent("callersReached")), (words["of calls answered in 60 seconds"], Percent("answeredWithin60Seconds")),
            (words["of calls given up after 20 seconds"], Percent("callsAbandoned")),
            (words["until a person answered a text, half of them"], Value("minutesToHumanMedian", " min")),
            (words["the slowest twentieth"], Value("minutesToHumanP95", " min")), (words["answered within ten minutes"], Percent("repliesWithin10Minutes")),
        ];
        return [.. from one in all where one.Value is not null select (one.Name, one.Value)];
    }

    private string? Count(string key, string unit) =>
        measures.FirstOrDefault(one => one.Key == key && one.Unit == unit) is { } measure ? measure.Suppressed ? words["few"] : FiguresPage.Written(measure.Numerator) : null;

    private string? Percent(string key) => measures.FirstOrDefault(one => one.Key == key)?.Percent is { } share ? $"{share.ToString("0.#", CultureInfo.InvariantCulture)}%" : null;

    private string? Value(string key, string unit) => measures.FirstOrDefault(one => one.Key == key)?.Value is { } value ? value.ToString("#,0.##", CultureInfo.InvariantCulture) + unit : null;

    private string? Pounds(string key) => measures.FirstOrDefault(one => one.Key == key)?.Value is { } pounds ? $"£{pounds.ToString("0.00", CultureInfo.InvariantCulture)}" : null;
}
