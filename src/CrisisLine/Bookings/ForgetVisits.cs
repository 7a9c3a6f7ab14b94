using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>
/// Somebody asked to be forgotten: whatever they still have or wait for is given up, and goes to the next at once. What
/// they asked for stays as a count, without their words.
/// </summary>
public static class ForgetVisits
{
    public static async Task Of(Tx tx, PersonId person)
    {
        var nights = await tx.Many<long>(
            """
            select distinct night_id
            from visit_request
            where person_id = @person and state in ('held', 'offered', 'confirmed', 'waiting')
            order by night_id
            """, new { person });
        foreach (var night in nights)
            await GiveUp(tx, night, person);

        await tx.Execute(
            "update visit_request set access_words = null, declined_because = null, ahead_because = null where person_id = @person",
            new { person });
    }

    private static async Task GiveUp(Tx tx, long night, PersonId person)
    {
        await LockNight.For(tx, night);
        var given = await tx.Many<long>(
            """
            update visit_request set state = 'cancelled', settled_at = @now
            where night_id = @night and person_id = @person and state in ('held', 'offered', 'confirmed', 'waiting')
            returning id
            """, new { night, person, now = tx.Now });
        foreach (var request in given)
        {
            await CancelJourney.Of(tx, request);
            await EndOffer.For(tx, request, "withdrawn");
        }

        await OfferFreedPlaces.For(tx, night);
    }
}
