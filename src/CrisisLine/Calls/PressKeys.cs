using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;

namespace CrisisLine.Calls;

/// <summary>
/// A caller presses keys, or nothing. 0 leads to a person from everywhere; so do silence and keys that do nothing, the second
/// time, and while the service is shut they lead to an honest goodbye. Nothing is said more than twice unasked.
/// </summary>
public static class PressKeys
{
    public static async Task<Heard> For(Tx tx, CallTurn turn)
    {
        if (turn.Service.IsQuiet)
            return await Drivers.Answer(tx, turn);
        if (turn.Keys is "0")
            return await APerson.AskedFor(tx, turn, NoteForPerson.AsksForPerson);
        return await Answer(tx, turn) ?? await Missed(tx, turn);
    }

    /// <returns>Null after a silence, or a key that does nothing here.</returns>
    private static async Task<Heard?> Answer(Tx tx, CallTurn turn) => turn.Call.Menu switch
    {
        _ when turn.Keys.Length == 0 => null,
        CallMenu.OpenHouse or CallMenu.OpenLine or CallMenu.Closed => await Greeting.Answer(tx, turn),
        CallMenu.CodeWord => await CodeWords.Answer(tx, turn),
        CallMenu.Place or CallMenu.Full or CallMenu.Mine => await AboutTonight.Answer(tx, turn),
        CallMenu.ArriveAt or CallMenu.Taxi or CallMenu.MayText => await Details.Answer(tx, turn),
        CallMenu.SafeToRing or CallMenu.SafeWhenOpen => await APerson.Answer(tx, turn),
        CallMenu.RingAt or CallMenu.RingAtSure or CallMenu.OtherNumber => await RingAt.Answer(tx, turn),
        CallMenu.LastWord when turn is { Keys: "1", Call.Misses: 0 } => await AboutTonight.Ask(tx, turn) with { IsAgain = true },
        _ => null,
    };

    private static async Task<Heard> Missed(Tx tx, CallTurn turn)
    {
        var isSilence = turn.Keys.Length == 0;
        if (turn.Call.Menu is CallMenu.LastWord && (isSilence || turn.Call.Misses > 0))
            return LastWord.Goodbye();
        if (turn.Call.Misses == 0)
            return (await Again(tx, turn)).After(Outgoing.Of(isSilence ? Scripts.NoHurry : Scripts.KeyDoesNothing)) with { IsAgain = true };

        return turn.Call.Menu switch
        {
            CallMenu.ArriveAt or CallMenu.Taxi or CallMenu.MayText when isSilence => await Details.BreakOff(tx, turn),
            CallMenu.SafeToRing or CallMenu.SafeWhenOpen or CallMenu.RingAt or CallMenu.RingAtSure or CallMenu.OtherNumber => APerson.NotToldThatItIsSafe(),
            CallMenu.Closed when isSilence => LastWord.Goodbye(),
            _ => await APerson.AskedFor(tx, turn, isSilence ? NoteForPerson.RangInSilence : NoteForPerson.AsksForPerson),
        };
    }

    /// <summary>The same menu, as things stand now.</summary>
    private static async Task<Heard> Again(Tx tx, CallTurn turn) => turn.Call.Menu switch
    {
        CallMenu.OpenHouse or CallMenu.OpenLine or CallMenu.Closed => Greeting.To(turn.Caller, turn.Service, turn.Speaks),
        CallMenu.CodeWord => Heard.Ask(CallMenu.CodeWord, Outgoing.Of(Scripts.KeyInYourCodeWord)),
        CallMenu.ArriveAt or CallMenu.Taxi or CallMenu.MayText => Details.Again(turn),
        CallMenu.SafeToRing => Heard.Ask(CallMenu.SafeToRing, turn.Speaks.Ring(Scripts.IsThisPhoneSafe)),
        CallMenu.RingAt or CallMenu.RingAtSure or CallMenu.OtherNumber => RingAt.Again(turn),
        CallMenu.SafeWhenOpen => Heard.Ask(CallMenu.SafeWhenOpen, Outgoing.Of(Scripts.IsItSafeWhenWeOpen)),
        _ => await AboutTonight.Ask(tx, turn),
    };
}
