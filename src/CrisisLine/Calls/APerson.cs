using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;

namespace CrisisLine.Calls;

/// <summary>
/// The way to a person: a promise to be rung, which a supporter keeps, and the inbox for all that is not plain. Whether it is
/// safe to ring back is asked each time, and what was not said is not assumed.
/// </summary>
internal static class APerson
{
    /// <param name="kind">What the person who reads it is told.</param>
    public static async Task<Heard> AskedFor(Tx tx, CallTurn turn, string kind)
    {
        await NoteForPerson.For(tx, turn.Service.Id, turn.Person, kind, urgent: !turn.Speaks.IsShut);
        await CallSteps.IsTold(tx, turn.Call);

        if (turn.Speaks.IsShut)
            return LastWord.Goodbye(turn.Speaks.Closed());
        return turn.Caller.ShowsNumber
            ? Heard.Ask(CallMenu.SafeToRing, Outgoing.Of(Scripts.ToldAPerson), turn.Speaks.Ring(Scripts.IsThisPhoneSafe))
            : RingAt.AskNumber().After(Outgoing.Of(Scripts.ToldAPerson), Outgoing.Of(Scripts.CannotSeeNumber));
    }

    /// <returns>Null if the key does nothing here.</returns>
    public static async Task<Heard?> Answer(Tx tx, CallTurn turn)
    {
        if (turn.Keys is "2")
            return NotToldThatItIsSafe();
        if (turn is { Keys: "3", Call.Menu: CallMenu.SafeToRing })
            return RingAt.AskTime();
        if (turn is { Keys: "4", Call.Menu: CallMenu.SafeToRing })
            return RingAt.AskNumber();
        if (turn.Keys is not "1")
            return null;

        await CallSteps.IsTold(tx, turn.Call);
        return turn.Service.Current is { } night
            ? await Promise(tx, turn, night, turn.Speaks.IsShut ? night.OpensAt : tx.Now)
            : LastWord.Goodbye(turn.Speaks.Closed());
    }

    /// <summary>They have this phone in their hand, and said that it is safe: it is rung as soon as somebody can, or once we open.</summary>
    public static async Task<Heard> Promise(Tx tx, CallTurn turn, NightTimes night, Instant due)
    {
        var answer = await PromiseCallback.For(tx, new CallbackWish(turn.Service, turn.Person, turn.Caller.Contact.Number!.Value, due, night, "voice"));
        return (answer, turn.Speaks.IsShut) switch
        {
            (CallbackAnswer.NotSafeThen, _) => LastWord.Goodbye(Outgoing.Of(Scripts.YouSaidNotThen), Outgoing.Of(Scripts.HelpNow)),
            (_, true) when due == night.OpensAt => LastWord.Goodbye(turn.Speaks.WhenWeOpen(Scripts.WillRingWhenWeOpen), Outgoing.Of(Scripts.HelpNow)),
            _ when due > tx.Now => LastWord.Goodbye(turn.Speaks.By(Scripts.WillRingAtThatTime, due), Outgoing.Of(Scripts.HelpNow)),
            _ => LastWord.Goodbye(turn.Speaks.Ring(Scripts.WillRing), Outgoing.Of(Scripts.HelpNow)),
        };
    }

    public static Heard NotToldThatItIsSafe() => LastWord.Goodbye(Outgoing.Of(Scripts.WillNotRing), Outgoing.Of(Scripts.HelpNow));
}
