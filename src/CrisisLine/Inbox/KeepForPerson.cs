using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Inbox;

/// <summary>What to tell someone whose text is now with a person: the whole of it, that we have it, or nothing more.</summary>
public enum Acknowledge { Fully, Shortly, Silently }

/// <summary>
/// What software does not understand, or must not decide, a person of ours reads. Each person who writes has one open
/// thread with a service, until someone has answered it.
/// </summary>
public static class KeepForPerson
{
    private static readonly Duration Pause = Duration.FromMinutes(30);

    /// <returns>
    /// What to say about it by itself: all once in half an hour, that we have it once more, then nothing (H-38). While a
    /// person of ours is writing with them, the machine is silent.
    /// </returns>
    public static async Task<Acknowledge> For(Tx tx, int service, PersonId person, string incomingText, bool urgent = false)
    {
        var thread = await tx.One<Row>(
            $"""
            with open as (
                insert into thread (service_id, person_id, opened_at, last_text_at, urgent, urgent_at, danger_at)
                values (@service, @person, @now, @now, @urgent, case when @urgent then @now end, case when @urgent then @now end)
                on conflict (service_id, person_id) where closed_at is null
                do update set last_text_at = excluded.last_text_at, urgent = thread.urgent or excluded.urgent,
                              danger_at = coalesce(excluded.danger_at, thread.danger_at),
                              urgent_at = {Escalation.UrgentAt}
                returning id, acknowledged_at, acknowledgements, replied_at, urgent_at
            ), kept as (
                insert into thread_text (thread_id, incoming_text_id, received_at)
                select id, @incomingText, @now from open
            )
            select id, acknowledged_at, acknowledgements, replied_at, urgent_at from open
            """, new { service, person, incomingText, urgent, now = tx.Now });

        var becameUrgent = urgent && thread.UrgentAt == tx.Now;
        var acknowledge = Decide(thread, becameUrgent, tx.Now);
        if (acknowledge is not Acknowledge.Silently)
            await tx.Execute(
                """
                update thread
                set acknowledged_at = case when @isWhole then @now else acknowledged_at end,
                    acknowledgements = case when @isWhole then 1 else acknowledgements + 1 end
                where id = @Id
                """, new { thread.Id, now = tx.Now, isWhole = acknowledge is Acknowledge.Fully });
        if (becameUrgent)
            await Escalation.Begin(tx, thread.Id);
        return acknowledge;
    }

    private static Acknowledge Decide(Row thread, bool becameUrgent, Instant now)
    {
        if (thread.RepliedAt > now - Pause)
            return Acknowledge.Silently;
        if (becameUrgent || thread.AcknowledgedAt is not { } last || last <= now - Pause)
            return Acknowledge.Fully;
        return thread.Acknowledgements < 2 ? Acknowledge.Shortly : Acknowledge.Silently;
    }

    private sealed record Row(long Id, Instant? AcknowledgedAt, int Acknowledgements, Instant? RepliedAt, Instant? UrgentAt);
}
