using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>
/// The number, the name and every rule and choice that hung on them are gone. The person's row stays with a new codename:
/// it holds nothing but that somebody came.
/// </summary>
public static class ForgetContact
{
    public static async Task Of(Tx tx, PersonId person)
    {
        await tx.Execute("delete from contact_point where person_id = @person", new { person });
        await tx.Execute(
            "update person set chosen_name = null, pronouns = null, what_helps = null, what_does_not = null, codename = @codename, erased_at = @now where id = @person",
            new { person, codename = Codename.For(new PersonId(Guid.NewGuid())), now = tx.Now });
    }
}
