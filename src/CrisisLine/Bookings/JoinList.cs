using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>
/// Tonight is full, and the person would like to wait. They stand on the list by when they first asked, not by when
/// they joined it, and will hear yes or no.
/// </summary>
public static class JoinList
{
    public static async Task<ListAnswer> For(Tx tx, HouseNight night, PersonId person)
    {
        // Someone who joins while a place is being freed is either offered that place or seen by nobody: so, the lock.
        night = await LockNight.For(tx, night);
        var tonight = await MyTonight.Read(tx, night, person);
        if (tonight.Mine is { State: RequestState.Waiting })
            return new ListAnswer.Waiting(night.FinalAnswerAt);

        var answer = tonight.Ask(tx.Now);
        if (answer is not VisitAnswer.Full)
            return new ListAnswer.NoNeed(await RequestVisit.For(tx, night, person));
        if (tx.Now >= night.FinalAnswerAt)
            return new ListAnswer.NoNeed(answer);

        await Wait(tx, night, person, tonight.Mine);
        await NightAlarms.Set(tx, night);
        return new ListAnswer.Waiting(night.FinalAnswerAt);
    }

    private static Task Wait(Tx tx, HouseNight night, PersonId person, MyRequest? mine) =>
        mine is { State: RequestState.NoPlace }
            ? tx.Execute("update visit_request set state = 'waiting', settled_at = null where id = @Id", new { mine.Id })
            : tx.Execute(
                "insert into visit_request (night_id, person_id, state, asked_at) values (@night, @person, 'waiting', @now)",
                new { night = night.Id, person, now = tx.Now });
}
