using CrisisLine.Data;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>An hour of the wall clock over some nights: what was wanted in it, what of it was met, and who was there.</summary>
/// <param name="Hour">18 is from six to seven in the evening.</param>
/// <param name="Asked">People who asked for a place.</param>
/// <param name="Unmet">Of them, who had none that night.</param>
/// <param name="OpenMinutes">That we were open in it.</param>
/// <param name="CoverMinutes">Minutes of people signed on.</param>
public sealed record HourOfDay(int Hour, long Asked, long Unmet, long Calls, long Answered, long TalkMinutes, long Texts, long OpenMinutes, long CoverMinutes)
{
    /// <summary>How many were there, on the average.</summary>
    public double Cover => OpenMinutes == 0 ? 0 : (double)CoverMinutes / OpenMinutes;

    public double CallsAnHour => OpenMinutes == 0 ? 0 : Calls * 60.0 / OpenMinutes;

    /// <summary>How many more calls one more supporter would have answered, by the estimate.</summary>
    public double OneMoreWouldAnswer(double talkMinutes) =>
        new Staffing(CallsAnHour, talkMinutes) is var staffing ? Calls * (staffing.ShareAnswered(Cover + 1) - staffing.ShareAnswered(Cover)) : 0;

    /// <summary>In the order of an evening: what comes after midnight comes last.</summary>
    public static async Task<IReadOnlyList<HourOfDay>> Of(Tx tx, int service, LocalDate first, LocalDate last)
    {
        await RollUp.PlannedForItsDates(tx);
        return await tx.Many<HourOfDay>(
            """
            select hour, asked, unmet, calls, answered, talk as talk_minutes, texts, open as open_minutes, cover as cover_minutes
            from hours_told(@service, @first, @last, @now)
            order by (hour + 12) % 24
            """, new { service, first, last, now = tx.Now });
    }

    /// <summary>How long a talk takes on the average; null if too few were timed to say so.</summary>
    public static double? TalkOf(IReadOnlyList<HourOfDay> hours) =>
        hours.Sum(hour => hour.Answered) is >= EnoughTalks and var answered && hours.Sum(hour => hour.TalkMinutes) is > 0 and var minutes ? (double)minutes / answered : null;

    private const int EnoughTalks = 20;
}
