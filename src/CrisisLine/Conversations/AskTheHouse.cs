using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;

namespace CrisisLine.Conversations;

/// <summary>What a person can ask of a house for tonight.</summary>
internal static class AskTheHouse
{
    /// <returns>Null if the text is for a person to read.</returns>
    public static async Task<Said?> For(Tx tx, Turn turn, HouseNight house)
    {
        var (person, says) = (turn.Contact.Person, turn.Says);
        return turn.Reading.Wish switch
        {
            Wish.Visit => Said.Of(says.Answer(await RequestVisit.For(tx, house, person))),
            Wish.Yes => await Yes(tx, turn, house),
            Wish.No => await GiveUpPlace.WhileItIsOnlyHeld(tx, house, person) ? Said.Of(says.PlaceNotWanted()) : null,
            Wish.NotComing => Said.Of(await GiveUpPlace.For(tx, house, person) ? says.PlaceGivenUp() : says.NothingToGiveUp()),
            Wish.List => Said.Of(says.Answer(await JoinList.For(tx, house, person))),
            Wish.OnMyWay => await StillComing.For(tx, house, person) ? Said.Of(says.SeeYouSoon()) : null,
            Wish.Status => await Status(tx, turn, house),
            Wish.Taxi or Wish.OwnWay => await Travel(tx, turn, house),
            Wish.Unsure => await TaxiDialogue.Unasked(tx, turn, house),
            _ => null,
        };
    }

    /// <summary>The place first; then, if nothing else is the matter, what would make the evening easier.</summary>
    private static async Task<Said?> Yes(Tx tx, Turn turn, HouseNight house)
    {
        var yes = await ConfirmVisit.For(tx, house, turn.Contact.Person);
        if (turn.Says.Answer(yes) is not { } answer)
            return null;
        var isPlain = turn is { ShowsDanger: false, Reading.SaysMore: false, Contact.IsSilent: false };
        return yes.JustNow is { } request && isPlain
            ? Said.Of(answer, await VisitDialogue.Begin(tx, turn, house, request))
            : Said.Of(answer);
    }

    /// <summary>Their place and their call; that nothing stands is said only if neither does.</summary>
    private static async Task<Said> Status(Tx tx, Turn turn, HouseNight house)
    {
        var place = turn.Says.Status((await MyTonight.Read(tx, house, turn.Contact.Person)).Mine);
        return await CallDialogue.Status(tx, turn) is { } call
            ? place.Sentence == Sentences.NothingStands ? Said.Of(call) : Said.Of(place, call)
            : Said.Of(place);
    }

    /// <summary>Where no firm is set, or they are in the house and go home, a person sorts it out and sees the text.</summary>
    private static async Task<Said?> Travel(Tx tx, Turn turn, HouseNight house)
    {
        if ((await MyTonight.Read(tx, house, turn.Contact.Person)).Mine is not { } mine || !mine.State.HasPlace())
            return null;
        if (turn.Service.HasTaxi && mine is { State: RequestState.Confirmed } or { State: RequestState.Held, SaidYes: true })
            return await TaxiDialogue.Travel(tx, turn, mine.Id);
        if (turn.Reading.Wish is Wish.Taxi)
            await NoteForPerson.For(tx, turn.Service.Id, turn.Contact.Person, NoteForPerson.AsksForTaxi, urgent: false);
        return Said.Of(Outgoing.Of(turn.Reading.Wish is Wish.Taxi ? Sentences.WantsATaxi : Sentences.OwnWay)) with { AlsoForAPerson = true };
    }
}

/// <summary>What a person can ask of the people here, whether or not there is a house.</summary>
internal static class AskAPerson
{
    /// <returns>Null if what is said of itself to any text is the truer answer, as it is while nobody is here.</returns>
    public static Said? For(Turn turn) =>
        turn.Says.IsShut ? null : Said.Of(Outgoing.Of(Sentences.HowToReachHelp)) with { AlsoForAPerson = true };
}
