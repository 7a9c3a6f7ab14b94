using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Opening;
using CrisisLine.Scheduling;

namespace CrisisLine.Bookings;

/// <summary>
/// A person asks to come to the house tonight. A free place is held for them at once, so that it is not
/// promised to anyone else while they make up their mind. If there is none, their request is kept all the same.
/// </summary>
public static class RequestVisit
{
    public static async Task<VisitAnswer> For(Tx tx, HouseNight night, PersonId person)
    {
        // A look without the lock answers nearly everyone truly; only a place that seems free is worth waiting for. Then
        // people who ask in the same moment are answered one after the other, each seeing what the one before was given.
        var tonight = await MyTonight.Read(tx, night, person);
        if (tonight.Ask(tx.Now) is VisitAnswer.Held)
        {
            night = await LockNight.For(tx, night);
            tonight = await MyTonight.Read(tx, night, person);
        }

        var answer = tonight.Ask(tx.Now);
        if (answer is VisitAnswer.Held held)
            await Hold(tx, night, person, tonight.Mine, held);
        if (answer is VisitAnswer.NotYet or VisitAnswer.TooLate)
            await KeepThatTheyAsked(tx, night, person);
        if (answer is VisitAnswer.Full && tonight.Mine is not { State: RequestState.NoPlace or RequestState.Waiting })
            await KeepWithoutPlace(tx, night, person);
        return answer;
    }

    private static async Task Hold(Tx tx, HouseNight night, PersonId person, MyRequest? mine, VisitAnswer.Held held)
    {
        // Whoever was told "full" before asked then, not now: it stays one request, with its first asking.
        var request = mine is { State: RequestState.NoPlace or RequestState.Waiting }
            ? await tx.One<long>(
                """
                update visit_request
                set state = 'held', place_id = @place, held_until = @until, said_yes_at = null, settled_at = null
                where id = @id
                returning id
                """, new { mine.Id, place = held.Place.Id, until = held.Until })
            : await tx.One<long>(
                """
                insert into visit_request (night_id, person_id, place_id, state, asked_at, held_until)
                values (@night, @person, @place, 'held', @now, @until)
                returning id
                """, new { night = night.Id, person, place = held.Place.Id, now = tx.Now, until = held.Until });

        Timers.Set(tx, held.Until, LapseHold.Timer, request);
        await NightAlarms.Set(tx, night);
    }

    /// <summary>Nobody could be asked then: need that was not met, and that nobody would know of.</summary>
    private static Task KeepThatTheyAsked(Tx tx, HouseNight night, PersonId person) =>
        tx.Execute(
            "insert into asked_while_shut (night_id, person_id, asked_at) values (@night, @person, @now) on conflict do nothing",
            new { night = night.Id, person, now = tx.Now });

    private static Task KeepWithoutPlace(Tx tx, HouseNight night, PersonId person) =>
        tx.Execute(
            "insert into visit_request (night_id, person_id, state, asked_at) values (@night, @person, 'no_place', @now)",
            new { night = night.Id, person, now = tx.Now });
}
