using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Calls;

/// <summary>What they pressed and heard is gone. That somebody rang stays, and says nothing.</summary>
public static class ForgetCalls
{
    public static async Task Of(Tx tx, PersonId person)
    {
        await tx.Execute("delete from call_step using call where call.id = call_step.call_id and call.person_id = @person", new { person });
        await tx.Execute("update call set detail = null, menu = null, contact_point_id = null where person_id = @person", new { person });
        await tx.Execute("delete from code_word where person_id = @person", new { person });
    }
}
