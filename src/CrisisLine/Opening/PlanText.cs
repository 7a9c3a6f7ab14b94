using System.Globalization;
using System.Text.RegularExpressions;
using CrisisLine.Domain.Nights;
using NodaTime.Text;

namespace CrisisLine.Opening;

/// <summary>
/// Hours as the history keeps them: <c>Fri,Sat 18:00-02:00; ask 18:00-22:30; welcome 18:30 x4, 21:30 x4</c>. It is read by
/// people, and read back when a change is undone.
/// </summary>
public static partial class PlanText
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string Write(HoursPlan plan)
    {
        var parts = plan.Opening.OrderBy(open => open.Days.Min()).Select(open =>
            $"{WeekDays.Write(open.Days)} {Write(open.From)}-{Write(open.To)}").ToList();
        if (plan.Asking is { } asking)
            parts.Add($"ask {Write(asking.From)}-{Write(asking.To)}");
        if (plan.Arrivals.Count > 0)
            parts.Add("welcome " + string.Join(", ", plan.Arrivals.OrderBy(one => one.At)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{Write(one.At)} x{one.Places}"))));
        return string.Join("; ", parts);
    }

    public static string Write(LocalTime time) => Time.Format(time);

    /// <returns>Null if it is no time such as 18:00.</returns>
    public static LocalTime? ReadTime(string? text) =>
        Time.Parse(text?.Trim() ?? "") is { Success: true, Value: var time } ? time : null;

    public static HoursPlan Read(string text) => new(
        [.. Open().Matches(text).Select(open => new OpenOn(
            open.Groups[1].Value.Split(',').SelectMany(day => WeekDays.Read(day)!).ToHashSet(), At(open, 2), At(open, 3)))],
        Ask().Match(text) is { Success: true } ask ? new AskingHours(At(ask, 1), At(ask, 2)) : null,
        [.. Welcome().Matches(text).Select(one =>
            new Welcomed(At(one, 1), int.Parse(one.Groups[2].Value, CultureInfo.InvariantCulture)))]);

    private static LocalTime At(Match match, int group) => Time.Parse(match.Groups[group].Value).Value;

    [GeneratedRegex(@"((?:[A-Z][a-z]{2},?)+) (\d\d:\d\d)-(\d\d:\d\d)")]
    private static partial Regex Open();

    [GeneratedRegex(@"ask (\d\d:\d\d)-(\d\d:\d\d)")]
    private static partial Regex Ask();

    [GeneratedRegex(@"(\d\d:\d\d) x(\d+)")]
    private static partial Regex Welcome();
}
