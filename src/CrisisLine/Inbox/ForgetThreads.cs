using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Inbox;

/// <summary>Nobody is to answer a person who asked to be forgotten; that there was something to answer stays as a count.</summary>
public static class ForgetThreads
{
    public static Task Of(Tx tx, PersonId person) =>
        tx.Execute(
            """
            update thread set closed_at = coalesce(closed_at, @now), closed_because = null
            where person_id = @person and (closed_at is null or closed_because is not null)
            """, new { person, now = tx.Now });
}
