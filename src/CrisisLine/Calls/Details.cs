using System.Globalization;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;
using CrisisLine.Taxis;

namespace CrisisLine.Calls;

/// <summary>
/// What is asked once a place is theirs: another time if there is one, a taxi, whether we may text. Whoever hangs up has the
/// place all the same.
/// </summary>
internal static class Details
{
    public static async Task<Heard> Begin(Tx tx, CallTurn turn, HouseNight house, Place place)
    {
        var code = turn.Caller.ShowsNumber ? null : await CodeWords.Give(tx, turn, house);
        return (await Next(tx, turn, house, after: null))
            .After(turn.Speaks.About(Scripts.PlaceConfirmed, place), turn.Speaks.ClocksChange(), code);
    }

    /// <returns>Null if the key does nothing here.</returns>
    public static async Task<Heard?> Answer(Tx tx, CallTurn turn) => (turn.Call.Menu, turn.Keys, turn.House) switch
    {
        (_, _, null) => LastWord.Goodbye(),
        (CallMenu.ArriveAt, _, { } house) => await TakeArrival(tx, turn, house),
        (CallMenu.Taxi, "1", { } house) => (await Next(tx, turn, house, after: CallMenu.Taxi)).After(await Taxi(tx, turn)),
        (CallMenu.Taxi, "2", { } house) => await Next(tx, turn, house, after: CallMenu.Taxi),
        (CallMenu.MayText, "1", { } house) => await TakeTexts(tx, turn, house),
        (CallMenu.MayText, "2", { } house) => (await Finish(tx, turn, house)).After(Outgoing.Of(Scripts.WillNotText)),
        _ => null,
    };

    public static Heard Again(CallTurn turn) => turn.Call.Menu switch
    {
        CallMenu.ArriveAt => Heard.Ask(CallMenu.ArriveAt, turn.Speaks.WhichTime(Choices(turn.Call.Detail))) with { Detail = turn.Call.Detail },
        CallMenu.Taxi => Heard.Ask(CallMenu.Taxi, Outgoing.Of(Scripts.Taxi)),
        _ => Heard.Ask(CallMenu.MayText, Outgoing.Of(Scripts.MayWeText)),
    };

    /// <summary>They went silent. The place is theirs; a worker sees that something was left open.</summary>
    public static async Task<Heard> BreakOff(Tx tx, CallTurn turn)
    {
        await NoteForPerson.For(tx, turn.Service.Id, turn.Person, NoteForPerson.HalfFinished, urgent: false);
        return turn.House is { } house ? await Finish(tx, turn, house) : LastWord.Goodbye();
    }

    /// <summary>Where it should come is never spoken to a machine: it is texted, or told to a person.</summary>
    public static async Task<Outgoing> Taxi(Tx tx, CallTurn turn)
    {
        if (!turn.Caller.ShowsNumber)
            return Outgoing.Of(Scripts.TaxiNeedsANumber);
        if (turn is { Service.HasTaxi: true, Caller: { TakesTexts: true, Contact.Number: { } number }, House: { } house }
            && (await MyTonight.Read(tx, house, turn.Person)).Mine is { State: RequestState.Confirmed } mine
            && await SendText.For(tx, turn.Service.Id, turn.Person, Outgoing.Of(Sentences.WhereShouldItMeet)))
        {
            await Ask.For(tx, number, AskWhere.Where, mine.Id);
            return Outgoing.Of(Scripts.TaxiByText);
        }

        await NoteForPerson.For(tx, turn.Service.Id, turn.Person, NoteForPerson.AsksForTaxi, urgent: false);
        return Outgoing.Of(Scripts.TaxiComes);
    }

    private static async Task<Heard?> TakeArrival(Tx tx, CallTurn turn, HouseNight house)
    {
        var choices = Choices(turn.Call.Detail);
        if (turn.Keys is not [>= '1' and <= '9' and var key] || key - '1' >= choices.Count)
            return null;

        var arriveAt = choices[key - '1'];
        var before = (await MyTonight.Read(tx, house, turn.Person)).Mine;
        if (before is not { Place: { } place } || !before.State.HasPlace())
            return await AboutTonight.Ask(tx, turn);

        var moved = place.ArriveAt == arriveAt || await MoveVisit.For(tx, house, turn.Person, arriveAt);
        var told = moved ? turn.Speaks.About(Scripts.PlaceConfirmed, place with { ArriveAt = arriveAt }) : turn.Speaks.About(Scripts.TimeHasGone, place);
        return (await Next(tx, turn, house, after: CallMenu.ArriveAt)).After(told);
    }

    /// <summary>They said so with the phone in hand, and get at once in writing what they were told.</summary>
    private static async Task<Heard> TakeTexts(Tx tx, CallTurn turn, HouseNight house)
    {
        var isKept = turn.Caller.Contact.Number is { } number && await ChooseContact.TextsByKey(tx, number, isWelcome: true, turn.Call.Id);
        var mine = (await MyTonight.Read(tx, house, turn.Person)).Mine;
        var text = turn.Speaks.InWriting(mine, house);
        if (isKept && text is not null && await SendText.For(tx, turn.Service.Id, turn.Person, text))
            return (await Finish(tx, turn with { Caller = turn.Caller with { TakesTexts = true } }, house)).After(Outgoing.Of(Scripts.WillText));
        return await Finish(tx, turn, house);
    }

    private static async Task<Heard> Next(Tx tx, CallTurn turn, HouseNight house, CallMenu? after)
    {
        if (after is null && (await MyTonight.Read(tx, house, turn.Person)).Mine is { } mine
            && await ArrivalsLeft.Read(tx, house, mine.Id) is { Count: > 1 } arrivals)
            return Heard.Ask(CallMenu.ArriveAt, turn.Speaks.WhichTime(arrivals)) with { Detail = Write(arrivals) };
        if (after is null or CallMenu.ArriveAt && turn.Caller.ShowsNumber)
            return Heard.Ask(CallMenu.Taxi, Outgoing.Of(Scripts.Taxi));
        return turn.Caller.MayAskToText ? Heard.Ask(CallMenu.MayText, Outgoing.Of(Scripts.MayWeText)) : await Finish(tx, turn, house);
    }

    private static async Task<Heard> Finish(Tx tx, CallTurn turn, HouseNight house)
    {
        var notice = await LastWord.Notice(tx, turn.Caller);
        if ((await MyTonight.Read(tx, house, turn.Person)).Mine is not { State: RequestState.Waiting })
            return LastWord.Goodbye(
                turn.Caller.ShowsNumber ? null : Outgoing.Of(Scripts.TaxiNeedsANumber), Outgoing.Of(Scripts.IfPlansChange), notice,
                turn.Caller.ShowsNumber ? null : await CodeWords.Give(tx, turn, house));
        return LastWord.Goodbye(
            turn.Speaks.By(turn.Caller.TakesTexts ? Scripts.OnTheListByText : Scripts.OnTheListByRing, house.FinalAnswerAt), notice);
    }

    private static string Write(IEnumerable<Instant> arrivals) =>
        string.Join(' ', arrivals.Select(at => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<Instant> Choices(string? detail) =>
        [.. (detail ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(at => Instant.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)))];
}
