using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Demographics;

/// <summary>Somebody takes back all that they answered about themselves, or asks to be forgotten: nothing of it is kept.</summary>
public static class TakeBackAnswers
{
    /// <returns>False if there was nothing.</returns>
    public static async Task<bool> For(Tx tx, PersonId person)
    {
        await Lock(tx, person);
        return await tx.Execute("delete from about_answer where person_id = @person", new { person }) > 0;
    }

    /// <summary>Whoever writes or takes away answers does it one after the other. Of the locks of docs/rooms.md this is the last but the audit's.</summary>
    /// <returns>False if they asked to be forgotten, or belong to another record now.</returns>
    internal static Task<bool> Lock(Tx tx, PersonId person) =>
        tx.OneOrNone<bool>("select erased_at is null and joined_to is null from person where id = @person for no key update", new { person });
}
