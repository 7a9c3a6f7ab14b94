using System.Globalization;
using CrisisLine.Statistics;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Figures;

/// <summary>When help is wanted and when somebody is there, by hours of the wall clock; and what one more supporter would have changed.</summary>
public sealed class HourCharts(IStringLocalizer<Text> words)
{
    /// <param name="hours">In the order of an evening; of nothing there are no charts.</param>
    public IEnumerable<ChartShown> Of(IReadOnlyList<HourOfDay> hours)
    {
        if (hours.Count == 0)
            yield break;
        if (hours.Any(hour => hour.Asked > 0))
            yield return Shown("hours-asked", words["When people ask for a place"], "stacked", words["By the hour in which they asked first that night: who had a place then or later, and who had none."], hours, "",
                (words["had a place"], hour => hour.Asked - hour.Unmet), (words["had none"], hour => hour.Unmet));
        yield return Shown("hours-wanted", words["When people are in touch"], "bar", words["Calls and texts by the hour in which they came."], hours, "",
            (words["calls that came"], hour => hour.Calls), (words["texts that came"], hour => hour.Texts));
        yield return Shown("hours-cover", words["How many of us were there"], "line", words["On the average, of those who had signed on."], hours, "",
            (words["people of ours"], hour => hour.OpenMinutes == 0 ? null : Round(hour.Cover)));
        if (hours.Any(hour => hour.OpenMinutes > 0) && HourOfDay.TalkOf(hours) is { } talk)
            yield return Shown("hours-more", words["What one more of us would have answered"], "stacked",
                words["An estimate by Erlang's formula, from how many rang in that hour and how long we talk ({0} minutes on the average), if who waits hangs up after two minutes on the average.",
                    talk.ToString("0.#", CultureInfo.InvariantCulture)], hours, "",
                (words["answered"], hour => hour.Answered), (words["more, with one more of us"], hour => Round(hour.OneMoreWouldAnswer(talk))));
    }

    private ChartShown Shown(
        string id, string title, string kind, string said, IReadOnlyList<HourOfDay> hours, string unit, params (string Name, Func<HourOfDay, decimal?> Of)[] series) =>
        new(id, title, kind, said, words["Hour"], [.. series.Select(one => one.Name)], [.. hours.Select(hour => new ChartRow(Name(hour.Hour), [.. series.Select(one => one.Of(hour))]))], unit);

    private static decimal Round(double number) => Math.Round((decimal)number, 1, MidpointRounding.AwayFromZero);

    private static string Name(int hour) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00");
}
