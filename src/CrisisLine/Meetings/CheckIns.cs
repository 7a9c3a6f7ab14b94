using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Team;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Rings;
using CrisisLine.Scheduling;
using CrisisLine.Supporters;

namespace CrisisLine.Meetings;

/// <summary>
/// Whoever meets somebody says that all is well: on arriving, at the end, once home. What is not said climbs a ladder that ends
/// with managers rung again and again until one of them takes it (H-36).
/// </summary>
public static class CheckIns
{
    public const string Timer = "check-in";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    internal static async Task Expect(Tx tx, long meeting, long supporter, CheckKind kind, Instant due)
    {
        var id = await tx.OneOrNone<long?>(
            """
            insert into check_in (meeting_id, supporter_id, kind, due_at, next_at) values (@meeting, @supporter, @kind, @due, @due)
            on conflict (meeting_id, supporter_id, kind) do nothing
            returning id
            """, new { meeting, supporter, kind = CheckKindColumn.Write(kind), due });
        if (id is { } check)
            Timers.Set(tx, due, Timer, check);
    }

    public static async Task For(Tx tx, long check)
    {
        if (await HeldCheck.Lock(tx, check) is not { NextAt: { } next } held)
            return;
        if (next > tx.Now)
            Timers.Set(tx, next, Timer, check);
        else
            await Climb(tx, held);
    }

    /// <summary>RED: their lead and all managers are rung at once, and again until one of them takes it.</summary>
    internal static async Task Red(Tx tx, HeldMeeting meeting, long supporter)
    {
        await tx.Execute("update community_meeting set red_at = coalesce(red_at, @now) where id = @Id", new { meeting.Id, now = tx.Now });
        var check = await tx.One<long>(
            """
            insert into check_in (meeting_id, supporter_id, kind, due_at, next_at, step) values (@Id, @supporter, 'red', @now, @now, @step)
            on conflict (meeting_id, supporter_id, kind) do update
            set due_at = excluded.due_at, next_at = excluded.next_at, step = excluded.step, answered_at = null, seen_by = null, seen_at = null
            returning id
            """, new { meeting.Id, supporter, now = tx.Now, step = CheckPlan.Texted });
        await TeamQuestions.Ask(tx, meeting.ServiceId, supporter, TeamQuestion.CheckIn, check);
        if (await HeldCheck.Lock(tx, check) is { } held)
            await Climb(tx, held);
    }

    private static async Task Climb(Tx tx, HeldCheck held)
    {
        var step = held.Kind is CheckKind.Red ? CheckPlan.ManagersRung : Math.Min(held.Step + 1, CheckPlan.ManagersRung);
        var next = CheckPlan.Next(held.Kind, step, tx.Now);
        if (step == CheckPlan.Texted)
            await AskThem(tx, held, next);
        else
            await RingThoseWhoHelp(tx, held, step, next);
        await tx.Execute("update check_in set step = @step, next_at = @next where id = @Id", new { held.Id, step, next });
        Timers.Set(tx, next, Timer, held.Id);
    }

    private static async Task AskThem(Tx tx, HeldCheck held, Instant next)
    {
        await TeamQuestions.Ask(tx, held.ServiceId, held.SupporterId, TeamQuestion.CheckIn, held.Id);
        await TextColleague.For(tx, held.ServiceId, held.SupporterId, Outgoing.Of(Sentences.CheckIn, Until(held, next)));
    }

    private static async Task RingThoseWhoHelp(Tx tx, HeldCheck held, int step, Instant next)
    {
        if (step == CheckPlan.LeadRung)
            await TextColleague.For(tx, held.ServiceId, held.SupporterId, Outgoing.Of(Sentences.CheckInOverdue, Until(held, next)));
        var leads = await OnCall.Read(tx, held.ServiceId, OnCall.Lead);
        // Managers from the second step on; at once in an emergency, or where no lead is on call.
        var isForAll = step >= CheckPlan.ManagersRung || leads.Count == 0;
        var managers = isForAll ? await OnCall.Everybody(tx, held.ServiceId, OnCall.Manager) : [];
        foreach (var account in leads.Union(managers))
            await RingPhone.For(tx, held.ServiceId, account, CheckRing.Purpose, held.Id);
    }

    private static Fillers Until(HeldCheck held, Instant next) => new() { ["at"] = SpokenTime.Of(next.InZone(held.Zone).TimeOfDay) };

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from check_in where next_at < @before order by next_at limit 1000", new { before });
}
