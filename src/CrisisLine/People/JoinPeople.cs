using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.People;

/// <summary>What came of joining two records.</summary>
public enum JoinAnswer
{
    Done,

    /// <summary>We know nobody by that number.</summary>
    NobodyThere,

    /// <summary>They are one record already.</summary>
    AlreadyOne,

    /// <summary>Both have asked for the same night: one of the two is given up first, by somebody who talks with them.</summary>
    BothAskedForOneNight,
}

/// <summary>
/// Somebody who also texts or rings from another phone turns out to be one person, by two facts that one of us has made sure of.
/// All that belongs to the other record belongs to theirs from now on. Nothing is ever joined by software alone.
/// </summary>
public static class JoinPeople
{
    /// <param name="kept">Whose page it is.</param>
    /// <param name="number">The other number, as the person said it.</param>
    /// <returns>What came of it, and whom it was about.</returns>
    public static async Task<(JoinAnswer Answer, PersonId? Gone)> For(Tx tx, PersonId kept, PhoneNumber number)
    {
        var other = await tx.OneOrNone<Guid?>(
            "select person_id from contact_point where lookup = @lookup for no key update",
            new { lookup = tx.Keys.Lookup("contact_point.number", number.E164) });
        if (other is not { } gone)
            return (JoinAnswer.NobodyThere, null);
        if (gone == kept.Value)
            return (JoinAnswer.AlreadyOne, null);
        if (await tx.One<bool>(
            """
            select exists (
                select from visit_request one
                join visit_request other on other.night_id = one.night_id and other.person_id = @gone
                where one.person_id = @kept
                  and one.state in ('held', 'offered', 'confirmed', 'arrived', 'waiting', 'no_place')
                  and other.state in ('held', 'offered', 'confirmed', 'arrived', 'waiting', 'no_place'))
            """, new { gone, kept }))
            return (JoinAnswer.BothAskedForOneNight, new PersonId(gone));

        await tx.Execute("select join_people(@gone, @kept, @now)", new { gone, kept, now = tx.Now });
        return (JoinAnswer.Done, new PersonId(gone));
    }
}
