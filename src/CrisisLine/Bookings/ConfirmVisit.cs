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
            { State: RequestState.Held or RequestState.Offered, Place: { } place } mine => await SayYes(tx, night, person, mine, place),
            { State: RequestState.Waiting, WasOffered: true } => new YesAnswer.PlaceHasGone(),
            { State: RequestState.Lapsed } => new YesAnswer.TooLate(),
            _ => new YesAnswer.NothingAsked(),
        };
    }

    private static async Task<YesAnswer> SayYes(Tx tx, HouseNight night, PersonId person, MyRequest mine, Place place)
    {
        // The alarm may have freed the place since we looked, or be late, or they may have been offered another place
        // that they do not know of yet: the row decides, not what we read before. Whoever may be under 18 waits for a lead,
        // also if they asked again since (H-34).
        var became = await tx.OneOrNone<string>(
            """
            update visit_request request
            set state = case when decided.at_once then 'confirmed' else 'held' end,
                settled_at = case when decided.at_once then @now end,
                said_yes_at = @now
            from (
                select @autoConfirm and not exists (
                    select from visit_request where night_id = @night and person_id = @person and needs_lead) as at_once
            ) decided
            where id = @id and place_id = @place and state in ('held', 'offered') and held_until > @now
            returning request.state
            """, new { mine.Id, night = night.Id, person, place = place.Id, night.AutoConfirm, now = tx.Now });

        if (became is null)
            return mine.State is RequestState.Offered ? new YesAnswer.PlaceHasGone() : new YesAnswer.TooLate();
        if (mine.State is RequestState.Offered)
            await EndOffer.For(tx, mine.Id, "accepted");
        if (became != "confirmed")
            return new YesAnswer.ForAWorker(place) { JustNow = mine.Id };

        NextStep.Expect(tx, night.Id, place.ArriveAt);
        return new YesAnswer.Confirmed(place) { JustNow = mine.Id };
    }
}
