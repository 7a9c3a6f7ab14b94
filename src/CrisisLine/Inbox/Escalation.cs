using CrisisLine.Data;
using CrisisLine.Scheduling;

namespace CrisisLine.Inbox;

/// <summary>
/// An urgent thread that nobody has taken is called out again after five minutes and after ten (H-11). Until people can
/// be rung, that is a fault that is counted and seen: crisisline_urgent_not_taken on the metrics page.
/// </summary>
public static class Escalation
{
    public const string Timer = "urgent-unanswered";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    private static readonly Duration[] Steps = [Duration.FromMinutes(5), Duration.FromMinutes(10)];

    public static void Begin(Tx tx, long thread) => Timers.Set(tx, tx.Now + Steps[0], Timer, thread);

    public static async Task For(Tx tx, long thread)
    {
        var open = await tx.OneOrNone<Unanswered>(
            """
            select urgent_at, escalations
            from thread
            where id = @thread and closed_at is null and urgent and owner is null
            for no key update
            """, new { thread });
        if (open is null || open.Escalations >= Steps.Length)
            return;

        var due = open.UrgentAt + Steps[open.Escalations];
        if (due > tx.Now)
        {
            Timers.Set(tx, due, Timer, thread);
            return;
        }

        await tx.Execute("update thread set escalations = escalations + 1 where id = @thread", new { thread });
        if (open.Escalations + 1 < Steps.Length)
            Timers.Set(tx, open.UrgentAt + Steps[open.Escalations + 1], Timer, thread);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select id
            from thread
            where closed_at is null and urgent and owner is null
              and (escalations = 0 and urgent_at + interval '5 minutes' < @before
                or escalations = 1 and urgent_at + interval '10 minutes' < @before)
            limit 1000
            """, new { before });

    private sealed record Unanswered(Instant UrgentAt, int Escalations);
}
