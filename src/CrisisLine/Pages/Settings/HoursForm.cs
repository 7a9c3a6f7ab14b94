using System.Globalization;
using CrisisLine.Domain.Nights;
using CrisisLine.Opening;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>The hours of a week as they are typed: a few lines of days with their times, and a few arrivals.</summary>
public sealed class HoursForm
{
    public const int Weeks = 4, Arrivals = 8;

    private static readonly IsoDayOfWeek[] Days = Enum.GetValues<IsoDayOfWeek>()[1..];

    public string First { get; private init; } = "";

    public IReadOnlyList<(IReadOnlySet<IsoDayOfWeek> Days, string From, string To)> Opening { get; private init; } = [];

    public string AskFrom { get; private init; } = "";

    public string AskTo { get; private init; } = "";

    public IReadOnlyList<(string At, string Places)> Welcome { get; private init; } = [];

    public static IReadOnlyList<IsoDayOfWeek> Week => Days;

    public static HoursForm Of(LocalDate first, HoursPlan plan) => new()
    {
        First = NodaTime.Text.LocalDatePattern.Iso.Format(first),
        Opening = [.. plan.Opening.Select(open => (open.Days, PlanText.Write(open.From), PlanText.Write(open.To)))],
        AskFrom = ServiceSettingsPage.Typed(plan.Asking?.From),
        AskTo = ServiceSettingsPage.Typed(plan.Asking?.To),
        Welcome = [.. plan.Arrivals.Select(one => (PlanText.Write(one.At), one.Places.ToString(CultureInfo.InvariantCulture)))],
    };

    public static HoursForm Typed(IFormCollection form) => new()
    {
        First = form["first"].ToString(),
        Opening = [.. Enumerable.Range(0, Weeks).Select(line => (
            (IReadOnlySet<IsoDayOfWeek>)Days.Where(day => form[$"day-{line}"].Contains(day.ToString())).ToHashSet(),
            form[$"from-{line}"].ToString(), form[$"to-{line}"].ToString())).Where(line => line.Item1.Count > 0
                || line.Item2 + line.Item3 != "")],
        AskFrom = form["ask-from"].ToString(),
        AskTo = form["ask-to"].ToString(),
        Welcome = [.. Enumerable.Range(0,
            Arrivals).Select(line => (form[$"at-{line}"].ToString(), form[$"places-{line}"].ToString()))
            .Where(line => line.Item1 + line.Item2 != "")],
    };

    /// <summary>The typed line of that number, or an empty one.</summary>
    public (IReadOnlySet<IsoDayOfWeek> Days, string From, string To) Line(int nth) =>
        nth < Opening.Count ? Opening[nth] : (new HashSet<IsoDayOfWeek>(), "", "");

    public (string At, string Places) Arrival(int nth) => nth < Welcome.Count ? Welcome[nth] : ("", "");

    /// <returns>The plan, and a sentence for each line that cannot be read.</returns>
    public (HoursPlan Plan, IReadOnlyList<string> Faults) Read(bool isHouse, IStringLocalizer words)
    {
        var faults = new List<string>();
        var opening = Opening.Select(line => new OpenOn(line.Days, Time(line.From), Time(line.To))).ToList();
        if (opening.Any(line => line.Days.Count == 0))
            faults.Add(words["A line with hours names no day."]);
        var asking = isHouse ? new AskingHours(Time(AskFrom), Time(AskTo)) : null;
        var welcome = isHouse ? Welcome.Select(line => new Welcomed(Time(line.At), Number(line.Places))).ToList() : [];
        if (welcome.GroupBy(one => one.At).Any(same => same.Count() > 1))
            faults.Add(words["Two arrivals are at the same time: give their places together."]);
        return (new HoursPlan(opening, asking, welcome), [.. faults.Distinct()]);

        LocalTime Time(string text)
        {
            if (PlanText.ReadTime(text) is { } time)
                return time;
            faults.Add(text.Trim() == "" ? words["A time is missing."] : words["\"{0}\" is no time such as 18:00.", text]);
            return LocalTime.Midnight;
        }

        int Number(string text)
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 200)
                return number;
            faults.Add(words["Places must be a whole number from 1 to 200."]);
            return 1;
        }
    }
}
