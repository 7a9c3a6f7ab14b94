namespace CrisisLine.Domain.Statistics;

/// <summary>
/// How many of those who ring are answered, by the formula of Erlang in the form of Palm (Erlang A): calls come by chance, talks take about
/// as long on the average, and who waits hangs up after a while. An estimate, as good as its averages.
/// </summary>
/// <param name="CallsAnHour">On the average.</param>
/// <param name="TalkMinutes">How long somebody is spoken with, on the average.</param>
public sealed record Staffing(double CallsAnHour, double TalkMinutes)
{
    /// <summary>How long people wait before they hang up, on the average: our judgement, for there is no figure of it for lines like ours.</summary>
    public const double PatienceMinutes = 2;

    /// <param name="supporters">On the average; half a one is somebody who was there for half of the time.</param>
    /// <returns>From 0 to 1.</returns>
    public double ShareAnswered(double supporters)
    {
        if (CallsAnHour <= 0)
            return 1;
        var (whole, part) = ((int)Math.Floor(supporters), supporters - Math.Floor(supporters));
        return (1 - part) * AnsweredBy(whole) + part * AnsweredBy(whole + 1);
    }

    /// <summary>The least number of supporters with whom so large a share is answered.</summary>
    public int Needed(double share)
    {
        var supporters = 0;
        while (AnsweredBy(supporters) < share)
            supporters++;
        return supporters;
    }

    private double AnsweredBy(int supporters)
    {
        if (supporters == 0)
            return 0;
        // The shares of time with so many calls at once: each from the one before, none of them worth counting in the end.
        var (arrive, end, giveUp) = (CallsAnHour / 60, 1 / TalkMinutes, 1 / PatienceMinutes);
        var (share, sum, waiting) = (1.0, 1.0, 0.0);
        for (var calls = 1; calls <= supporters || share > 1e-12 * sum; calls++)
        {
            share *= arrive / (Math.Min(calls, supporters) * end + Math.Max(0, calls - supporters) * giveUp);
            sum += share;
            waiting += share * Math.Max(0, calls - supporters);
            if (sum > 1e200)
                (share, sum, waiting) = (share / sum, 1, waiting / sum);
        }

        return Math.Clamp(1 - giveUp * (waiting / sum) / arrive, 0, 1);
    }
}
