using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;

namespace CrisisLine.Calls;

/// <summary>
/// The way to a person. Until supporters can be rung it is the inbox, urgent, and a time that is meant. Whether it is safe to
/// ring back is asked each time, and what was not said is not assumed.
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
            : LastWord.Goodbye(Outgoing.Of(Scripts.ToldAPerson), Outgoing.Of(Scripts.CannotSeeNumber), Outgoing.Of(Scripts.HelpNow));
    }

    /// <returns>Null if the key does nothing here.</returns>
    public static async Task<Heard?> Answer(Tx tx, CallTurn turn)
    {
        if (turn.Keys is "2")
            return NotToldThatItIsSafe();
        if (turn.Keys is not "1")
            return null;

        await NoteForPerson.For(tx, turn.Service.Id, turn.Person, NoteForPerson.AsksForCall, urgent: !turn.Speaks.IsShut);
        await CallSteps.IsTold(tx, turn.Call);
        return (turn.Call.Menu, turn.Service.Current) switch
        {
            (CallMenu.SafeToRing, _) => LastWord.Goodbye(turn.Speaks.Ring(Scripts.WillRing), Outgoing.Of(Scripts.HelpNow)),
            (_, null) => LastWord.Goodbye(turn.Speaks.Closed()),
            // The service has opened since it was asked.
            _ when !turn.Speaks.IsShut => LastWord.Goodbye(turn.Speaks.Ring(Scripts.WillRing), Outgoing.Of(Scripts.HelpNow)),
            _ => LastWord.Goodbye(turn.Speaks.WhenWeOpen(Scripts.WillRingWhenWeOpen), Outgoing.Of(Scripts.HelpNow)),
        };
    }

    public static Heard NotToldThatItIsSafe() => LastWord.Goodbye(Outgoing.Of(Scripts.WillNotRing), Outgoing.Of(Scripts.HelpNow));
}
