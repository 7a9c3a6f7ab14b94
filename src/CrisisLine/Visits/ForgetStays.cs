using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Visits;

/// <summary>
/// Somebody asked to be forgotten: what was written about them is gone. That they came, and how, stays as a count of nobody. Who
/// is in the house stays on the roll: it is read out when the building must be left.
/// </summary>
public static class ForgetStays
{
    public static async Task Of(Tx tx, PersonId person)
    {
        await tx.Execute(
            "delete from visit_note where request_id in (select id from visit_request where person_id = @person)", new { person });
        await tx.Execute("delete from closing_contact where person_id = @person", new { person });
    }
}
