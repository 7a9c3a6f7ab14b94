using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Supporters;

namespace CrisisLine.Callbacks;

/// <summary>Somebody asked to be forgotten: nobody rings them any more. That they asked to be rung stays as a count.</summary>
public static class ForgetCallbacks
{
    public static async Task Of(Tx tx, PersonId person)
    {
        foreach (var callback in await tx.Many<long>("select id from callback where person_id = @person and ended_at is null order by id", new { person }))
            await CallOff.End(tx, callback);
        await tx.Execute("update callback set contact_point_id = null, asked_for = null, language = null where person_id = @person", new { person });
        await tx.Execute(
            """
            delete from call_note using callback_attempt attempt, callback
            where attempt.id = call_note.attempt_id and callback.id = attempt.callback_id and callback.person_id = @person
            """, new { person });
        await NotMatched.Forget(tx, person);
    }
}
