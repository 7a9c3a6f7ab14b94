using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Messages;

/// <summary>What we wrote to somebody who asked to be forgotten: the words go, and what has not left yet never leaves.</summary>
public static class ForgetMessages
{
    public static async Task To(Tx tx, PersonId person)
    {
        // A text that is being written to this number is finished first; after that none can be.
        await tx.Execute("select from contact_point where person_id = @person for update", new { person });
        // In the order in which a sender takes several, or the two could wait for each other.
        await tx.Execute(
            """
            select from message
            where contact_point_id in (select id from contact_point where person_id = @person)
            order by id
            for no key update
            """, new { person });
        await tx.Execute(
            """
            update message
            set words = null, contact_point_id = null, settled_at = coalesce(settled_at, @now),
                state = case when state in ('queued', 'sending', 'unknown') then 'blocked' else state end
            where contact_point_id in (select id from contact_point where person_id = @person)
            """, new { person, now = tx.Now });
    }

    /// <summary>The words of texts about one row, once they may not be kept any longer. Whether they arrived is known by then.</summary>
    public static Task About(Tx tx, string purpose, IReadOnlyCollection<long> subjects) =>
        tx.Execute(
            """
            update message set words = null
            where purpose = @purpose and subject = any(@subjects) and state not in ('queued', 'sending', 'unknown') and words is not null
            """, new { purpose, subjects = subjects.ToArray() });
}
