using System.Globalization;

namespace CrisisLine.Domain.Statistics;

/// <summary>
/// A year in a sentence, as the house has told it since its first reports. "People called" is said only if it can be shown; a share
/// of few is not said to the outside at all.
/// </summary>
public static class AnnualSentence
{
    private const int EnoughRecorded = 90;

    /// <param name="isPublished">It leaves the house: a small number in it is not told (rules of suppression).</param>
    public static string Of(YearOfAService year, bool isPublished)
    {
        var calls = year.Calls is { } told ? Calls(told, isPublished) : null;
        if (year.House is null)
            return $"In {year.Year.Name} {calls ?? "nothing was counted"}.";

        var people = Count(year.Visitors, isPublished, "person", "people");
        var visits = Count(year.Visits, isPublished, "visit", "visits");
        var first = $"In {year.Year.Name} {people} made {visits} to {year.House}{(calls is null ? "" : $" and {calls}")}.";
        if (year.Visits == 0)
            return first;

        var recorded = new Share(year.IssueRecorded, year.Visits).WholePercent < EnoughRecorded
            ? $" (issues were noted for {Percent(year.IssueRecorded, year.Visits, isPublished)})" : "";
        return $"{first} Self-injury was a presenting issue in {Percent(year.SelfInjury, year.Visits, isPublished)} "
            + $"and suicide in {Percent(year.Suicide, year.Visits, isPublished, "")}. "
            + $"Abuse (past or present) was a presenting issue in {Percent(year.Abuse, year.Visits, isPublished)}{recorded}.";
    }

    private static string Calls(CallsOfAYear calls, bool isPublished) =>
        calls.Answered > 0 && calls.WithCaller == calls.Answered
            ? $"{Count(calls.Callers, isPublished, "person", "people")} called the telephone help-line"
            : $"the telephone help-line answered {Count(calls.Answered, isPublished, "call", "calls")}";

    private static string Count(long count, bool isPublished, string one, string many) =>
        isPublished && PublishedTable.IsSmall(count) ? $"1 to 4 {many}" : count == 1 ? $"1 {one}" : $"{Number(count)} {many}";

    private static string Percent(long part, long whole, bool isPublished, string ofWhat = " of visits") =>
        isPublished && !PublishedTable.MayShare(part, whole) ? $"a share{ofWhat} too small to print" : $"{Number(new Share(part, whole).WholePercent ?? 0)}%{ofWhat}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
