using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// What a night promises with its first request: that whoever waits will be told in time, that whoever comes is reminded and
/// looked out for, and that nothing is left open when the house has closed.
/// </summary>
public static class NightAlarms
{
    public static async Task Set(Tx tx, HouseNight night)
    {
        var isFirst = await tx.Execute(
            "update service_night set final_answer_at = @FinalAnswerAt where id = @Id and final_answer_at is null",
            new { night.Id, night.FinalAnswerAt }) == 1;
        if (!isFirst)
            return;

        Timers.Set(tx, night.FinalAnswerAt, FinalAnswers.Timer, night.Id);
        Timers.Set(tx, night.ClosesAt, SettleNight.Timer, night.Id);
        await NextStep.Plan(tx, night.Id);
    }
}
