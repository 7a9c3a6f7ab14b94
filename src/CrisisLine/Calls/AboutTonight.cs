using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;

namespace CrisisLine.Calls;

/// <summary>Asking for a place by keypad, and hearing how things stand.</summary>
internal static class AboutTonight
{
    /// <summary>How it stands for this caller. If they have no place and there is room, one is held for them while they listen.</summary>
    public static async Task<Heard> Ask(Tx tx, CallTurn turn)
    {
        if (turn.House is not { } house)
            return LastWord.Of(turn.Speaks.NotNow(new VisitAnswer.TooLate()));

        var answer = await RequestVisit.For(tx, house, turn.Person);
        var mine = (await MyTonight.Read(tx, house, turn.Person)).Mine;
        return (answer, mine) switch
        {
            (VisitAnswer.Held held, _) => Heard.Ask(CallMenu.Place, turn.Speaks.RoomTonight(held.Place, held.Until)),
            (VisitAnswer.AlreadyYours yours, _) => await Theirs(tx, turn, house, yours.Request),
            (_, { State: RequestState.Waiting }) => await OnTheList(tx, turn, house),
            (VisitAnswer.Full, _) when tx.Now < house.FinalAnswerAt => Heard.Ask(CallMenu.Full, turn.Speaks.By(Scripts.Full, house.FinalAnswerAt)),
            (_, { State: RequestState.Declined }) => LastWord.Of(Outgoing.Of(Scripts.Declined), Outgoing.Of(Scripts.HelpNow)),
            _ => LastWord.Of(turn.Speaks.NotNow(answer), Outgoing.Of(Scripts.HelpNow)),
        };
    }

    /// <returns>Null if the key does nothing here.</returns>
    public static async Task<Heard?> Answer(Tx tx, CallTurn turn) => (turn.Call.Menu, turn.Keys, turn.House) switch
    {
        (_, _, null) => LastWord.Of(turn.Speaks.NotNow(new VisitAnswer.TooLate())),
        (CallMenu.Place, "1", { } house) => await Yes(tx, turn, house),
        (CallMenu.Place or CallMenu.Full, "2", _) => await APerson.AskedFor(tx, turn, NoteForPerson.AsksForPerson),
        (CallMenu.Place, "3", { } house) => await GiveUpPlace.WhileItIsOnlyHeld(tx, house, turn.Person)
            ? LastWord.Goodbye(Outgoing.Of(Scripts.PlaceNotWanted), Outgoing.Of(Scripts.HelpNow)) : await Ask(tx, turn),
        (CallMenu.Full, "1", { } house) => await List(tx, turn, house),
        (CallMenu.Mine, "1", _) => turn.Call.Misses < 2 ? await Ask(tx, turn) with { IsAgain = true } : LastWord.Goodbye(),
        (CallMenu.Mine, "2", { } house) => await GiveUpPlace.For(tx, house, turn.Person)
            ? LastWord.Goodbye(Outgoing.Of(Scripts.PlaceGivenUp), Outgoing.Of(Scripts.HelpNow)) : await Ask(tx, turn),
        (CallMenu.Mine, "3", _) => LastWord.Goodbye(await Details.Taxi(tx, turn)),
        _ => null,
    };

    public static async Task<Heard> OnTheList(Tx tx, CallTurn turn, HouseNight house)
    {
        if (!turn.Caller.ShowsNumber)
            return LastWord.Of(await CodeWords.Give(tx, turn, house), turn.Speaks.By(Scripts.OnTheListByCode, house.FinalAnswerAt));
        if (turn.Caller.MayAskToText)
            return Heard.Ask(CallMenu.MayText, turn.Speaks.By(Scripts.OnTheListByRing, house.FinalAnswerAt), Outgoing.Of(Scripts.MayWeText));
        return LastWord.Of(turn.Speaks.By(turn.Caller.TakesTexts ? Scripts.OnTheListByText : Scripts.OnTheListByRing, house.FinalAnswerAt));
    }

    private static async Task<Heard> Theirs(Tx tx, CallTurn turn, HouseNight house, MyRequest mine) => mine switch
    {
        { State: RequestState.Held, SaidYes: true } => await AWorkerLooks(tx, turn, house),
        { State: RequestState.Offered, Place: { } place } => await HearOffer.For(tx, mine.Id)
            ? Heard.Ask(CallMenu.Place, turn.Speaks.About(Scripts.PlaceHasOpened, place)) : await OnTheList(tx, turn, house),
        { State: RequestState.Held, Place: { } place } => Heard.Ask(CallMenu.Place, turn.Speaks.About(Scripts.StillKept, place)),
        { Place: { } place } => Heard.Ask(CallMenu.Mine, turn.Speaks.About(Scripts.AlreadyBooked, place), Outgoing.Of(Scripts.IfYouCannotCome)),
        _ => throw new InvalidOperationException("A place that is theirs has no place."),
    };

    private static async Task<Heard> Yes(Tx tx, CallTurn turn, HouseNight house) => await ConfirmVisit.For(tx, house, turn.Person) switch
    {
        YesAnswer.Confirmed confirmed => await Details.Begin(tx, turn, house, confirmed.Place),
        YesAnswer.ForAWorker => await AWorkerLooks(tx, turn, house),
        YesAnswer.PlaceHasGone => (await OnTheList(tx, turn, house)).After(Outgoing.Of(Scripts.PlaceHasGone)),
        YesAnswer.TooLate => (await Ask(tx, turn)).After(Outgoing.Of(Scripts.HoldHasLapsed)),
        _ => await Ask(tx, turn),
    };

    private static async Task<Heard> AWorkerLooks(Tx tx, CallTurn turn, HouseNight house) => LastWord.Of(
        Outgoing.Of(Scripts.AWorkerWillLook), turn.Caller.ShowsNumber ? null : await CodeWords.Give(tx, turn, house));

    private static async Task<Heard> List(Tx tx, CallTurn turn, HouseNight house) => await JoinList.For(tx, house, turn.Person) switch
    {
        ListAnswer.Waiting => await OnTheList(tx, turn, house),
        _ => await Ask(tx, turn),
    };
}
