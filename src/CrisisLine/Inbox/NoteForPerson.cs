using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Inbox;

/// <summary>Something that nobody texted and a person of ours must know, in the thread of whom it is about.</summary>
public static class NoteForPerson
{
    public const string Undelivered = "undelivered", OptedOut = "opted_out", Unanswered = "unanswered";

    /// <param name="message">The text of ours that it is about; null if there is none.</param>
    public static Task For(Tx tx, int service, PersonId person, string kind, bool urgent, long? message = null) =>
        tx.Execute(
            """
            with open as (
                insert into thread (service_id, person_id, opened_at, last_text_at, urgent, urgent_at)
                values (@service, @person, @now, @now, @urgent, case when @urgent then @now end)
                on conflict (service_id, person_id) where closed_at is null
                do update set urgent = thread.urgent or excluded.urgent, urgent_at = coalesce(thread.urgent_at, excluded.urgent_at)
                returning id
            )
            insert into thread_note (thread_id, kind, message_id, noted_at)
            select id, @kind, @message, @now from open
            """, new { service, person, kind, urgent, message, now = tx.Now });
}
