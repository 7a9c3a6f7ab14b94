using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Rings;
using CrisisLine.Scheduling;

namespace CrisisLine.Inbox;

/// <summary>
/// The ladder (H-11). An urgent thread that nobody has taken is called out by telephone: after five minutes to the leads on
/// call, after ten to the managers, sooner if no lead is on call or all of them were rung in vain. Then again every five
/// minutes, while it is still nobody's and the service is open.
/// </summary>
public static class Escalation
{
    public const string Timer = "urgent-unanswered";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    private const int StepsOfARound = 2, MostRounds = 6;

    private static readonly Duration Between = Duration.FromMinutes(5);

    /// <summary>Somebody must look now: the clock begins.</summary>
    public static Task Begin(Tx tx, long thread) => NextIsDue(tx, thread, steps: 0, tx.Now + Between);

    /// <summary>
    /// What <see cref="KeepForPerson"/> and <see cref="NoteForPerson"/> write when a thread is there already: since when
    /// somebody must look. A ladder that came to its end, with nobody at its top, begins anew with the next sign of danger.
    /// </summary>
    internal const string UrgentAt =
        """
        case when excluded.urgent and (thread.urgent_at is null or (thread.owner is null and thread.escalate_at is null))
             then excluded.urgent_at else thread.urgent_at end
        """;

    public static async Task For(Tx tx, long thread)
    {
        if (await HeldThread.Lock(tx, thread) is not { IsUrgentAndNobodys: true, EscalateAt: { } due } held)
            return;
        if (due > tx.Now)
            Timers.Set(tx, due, Timer, thread);
        else if (held.Escalations >= StepsOfARound && !await OpenNow.Read(tx, held.ServiceId))
            // Whoever is on call sleeps by now. The person was told when somebody reads again.
            await tx.Execute("update thread set escalate_at = null where id = @thread", new { thread });
        else
            await GoOn(tx, held);
    }

    /// <summary>A phone was rung in vain. When the last lead's was, managers need not wait for their minute.</summary>
    internal static async Task InVain(Tx tx, long thread)
    {
        var isForManagersNow = await HeldThread.Lock(tx, thread) is { IsUrgentAndNobodys: true, EscalateAt: { } due } held
            && due > tx.Now && held.Escalations % StepsOfARound == 1 && !await UrgentRing.Goes(tx, thread);
        if (isForManagersNow)
        {
            await tx.Execute("update thread set escalate_at = @now where id = @thread", new { thread, now = tx.Now });
            Timers.Set(tx, tx.Now, Timer, thread);
        }
    }

    private static async Task GoOn(Tx tx, HeldThread held)
    {
        var leads = held.Escalations % StepsOfARound == 0 ? await OnCall.Read(tx, held.ServiceId, OnCall.Lead) : [];
        var toRing = leads.Count > 0 ? leads : await OnCall.Read(tx, held.ServiceId, OnCall.Manager);
        foreach (var account in toRing)
            await RingPhone.For(tx, held.ServiceId, account, UrgentRing.Purpose, held.Id);

        var steps = held.Escalations + (leads.Count > 0 ? 1 : StepsOfARound - held.Escalations % StepsOfARound);
        if (toRing.Count == 0 && steps - held.Escalations == StepsOfARound)
            await NoteThatNobodyIsOnCall(tx, held.Id);
        await NextIsDue(tx, held.Id, steps, steps < MostRounds * StepsOfARound ? tx.Now + Between : null);
    }

    private static async Task NextIsDue(Tx tx, long thread, int steps, Instant? due)
    {
        await tx.Execute("update thread set escalations = @steps, escalate_at = @due where id = @thread", new { thread, steps, due });
        if (due is { } at)
            Timers.Set(tx, at, Timer, thread);
    }

    /// <summary>Said once, however often it is found.</summary>
    private static Task NoteThatNobodyIsOnCall(Tx tx, long thread) =>
        tx.Execute(
            """
            insert into thread_note (thread_id, kind, noted_at)
            select @thread, @kind, @now
            where not exists (select from thread_note where thread_id = @thread and kind = @kind)
            """, new { thread, kind = NoteForPerson.NobodyOnCall, now = tx.Now });

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>(
            """
            select id
            from thread
            where closed_at is null and urgent and owner is null and escalate_at < @before
            order by escalate_at
            limit 1000
            """, new { before });
}
