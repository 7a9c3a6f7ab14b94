using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Opening;

namespace CrisisLine.Bookings;

/// <summary>
/// The person says YES to the place that is held for them, and it is theirs. Where a worker has the say, the place
/// stays held for them, without lapsing, until the worker answers.
/// </summary>
public static class ConfirmVisit
{
    public static async Task<YesAnswer> For(Tx tx, HouseNight night, PersonId person)
    {
        var tonight = await MyTonight.Read(tx, night, person);
        return tonight.Mine switch
        {
            { State: RequestState.Confirmed or RequestState.Arrived, Place: { } place } => new YesAnswer.Confirmed(place),
            { State: RequestState.Held, SaidYes: true, Place: { } place } => new YesAnswer.ForAWorker(place),
            { State: RequestState.Held or RequestState.Offered, Place: { } place } mine => await SayYes(tx, night, mine, place),
            { State: RequestState.Waiting, WasOffered: true } => new YesAnswer.PlaceHasGone(),
            { State: RequestState.Lapsed } => new YesAnswer.TooLate(),
            _ => new YesAnswer.NothingAsked(),
        };
    }

    private static async Task<YesAnswer> SayYes(Tx tx, HouseNight night, MyRequest mine, Place place)
    {
        // The alarm may have freed the place since we looked, or be late, or they may have been offered another place
        // that they do not know of yet: the row decides, not what we read before.
        var inTime = await tx.Execute(
            """
            update visit_request
            set state = case when @autoConfirm then 'confirmed' else 'held' end,
                settled_at = case when @autoConfirm then @now end,
                said_yes_at = @now
            where id = @id and place_id = @place and state in ('held', 'offered') and held_until > @now
            """, new { mine.Id, place = place.Id, night.AutoConfirm, now = tx.Now }) == 1;

        if (!inTime)
            return mine.State is RequestState.Offered ? new YesAnswer.PlaceHasGone() : new YesAnswer.TooLate();
        if (mine.State is RequestState.Offered)
            await EndOffer.For(tx, mine.Id, "accepted");
        if (night.AutoConfirm)
            NextStep.Expect(tx, night.Id, place.ArriveAt);
        return night.AutoConfirm ? new YesAnswer.Confirmed(place) { JustNow = mine.Id } : new YesAnswer.ForAWorker(place) { JustNow = mine.Id };
    }
}
