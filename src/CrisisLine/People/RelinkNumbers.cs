using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>
/// After ninety days of silence a number may be somebody else's, and what we knew of it is hidden. A person of ours made sure,
/// by two facts, that it still is the same person (H-23).
/// </summary>
public static class RelinkNumbers
{
    public static Task For(Tx tx, PersonId person) =>
        tx.Execute("update contact_point set relinked_at = @now where person_id = @person", new { person, now = tx.Now });
}
