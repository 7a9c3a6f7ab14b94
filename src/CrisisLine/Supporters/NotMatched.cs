using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Supporters;

/// <summary>Two who would rather not be brought together: they know each other, or one of them said so. Nobody is asked why.</summary>
public static class NotMatched
{
    public static Task Add(Tx tx, long supporter, PersonId person) =>
        tx.Execute(
            "insert into not_matched (supporter_id, person_id, since) values (@supporter, @person, @now) on conflict do nothing",
            new { supporter, person, now = tx.Now });

    public static Task Forget(Tx tx, PersonId person) => tx.Execute("delete from not_matched where person_id = @person", new { person });
}
