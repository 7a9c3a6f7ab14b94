using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Inbox;

/// <summary>
/// What software does not understand, or must not decide, a person of ours reads. Each person who writes has one open
/// thread with a service, until someone has answered it.
/// </summary>
public static class KeepForPerson
{
    public static Task For(Tx tx, int service, PersonId person, string incomingText, bool urgent = false) =>
        tx.Execute(
            """
            with open as (
                insert into thread (service_id, person_id, opened_at, last_text_at, urgent, urgent_at)
                values (@service, @person, @now, @now, @urgent, case when @urgent then @now end)
                on conflict (service_id, person_id) where closed_at is null
                do update set last_text_at = excluded.last_text_at, urgent = thread.urgent or excluded.urgent,
                              urgent_at = coalesce(thread.urgent_at, excluded.urgent_at)
                returning id
            )
            insert into thread_text (thread_id, incoming_text_id, received_at)
            select id, @incomingText, @now from open
            """, new { service, person, incomingText, urgent, now = tx.Now });
}
