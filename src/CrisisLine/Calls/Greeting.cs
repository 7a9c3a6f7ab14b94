using CrisisLine.Data;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Opening;
using CrisisLine.People;
using CrisisLine.Supporters;

namespace CrisisLine.Calls;

/// <summary>
/// What somebody hears who rings: who we are, how to be rung, how to ask for a place. While no supporter can be rung by us
/// nobody is kept in a line that no one would answer.
/// </summary>
public static class Greeting
{
    /// <summary>When they get through: a line at which nobody has signed on says so, and where help is now (H-13).</summary>
    public static async Task<Heard> First(Tx tx, Caller caller, TextedService service, Speaks speaks)
    {
        var isLine = service is { House: null, IsQuiet: false } && !speaks.IsShut;
        return To(caller, service, speaks, isNobodyThere: isLine && await SupportersHere.MissingIn(tx, [service.Id]) is { Count: > 0 });
    }

    public static Heard To(Caller caller, TextedService service, Speaks speaks, bool isNobodyThere = false)
    {
        if (service.IsQuiet)
            return service.HasTaxi ? Heard.Ask(CallMenu.Driver, Outgoing.Of(Scripts.QuietNumberOfDrivers), Outgoing.Of(Scripts.IfYouAreADriver)) : Heard.Goodbye(Outgoing.Of(Scripts.QuietNumber));
        if (speaks.IsShut)
            return Heard.Ask(CallMenu.Closed,
                speaks.Closed(), speaks.CanAskNow ? Outgoing.Of(Scripts.AskWhileClosed) : null,
                speaks.CanAskNow && !caller.ShowsNumber ? Outgoing.Of(Scripts.IfYouHaveACodeWord) : null, Outgoing.Of(Scripts.HearItOrBeRung));
        return service.House is null
            ? Heard.Ask(CallMenu.OpenLine, speaks.Hello(caller.ShowsNumber ? Scripts.HelloFromTheLine : Scripts.HelloFromTheLineUnseen),
                isNobodyThere ? Outgoing.Of(Scripts.NobodyJustNow) : null)
            : Heard.Ask(CallMenu.OpenHouse, speaks.Hello(caller.ShowsNumber ? Scripts.HelloFromTheHouse : Scripts.HelloFromTheHouseUnseen));
    }

    /// <returns>Null if the key does nothing here.</returns>
    internal static async Task<Heard?> Answer(Tx tx, CallTurn turn) => (turn.Call.Menu, turn.Keys) switch
    {
        (CallMenu.Closed, "1") => turn.Call.Misses < 2 ? To(turn.Caller, turn.Service, turn.Speaks) with { IsAgain = true } : LastWord.Goodbye(),
        (CallMenu.Closed, "2") => RingWhenOpen(turn),
        (CallMenu.OpenHouse or CallMenu.OpenLine, "1") => await APerson.AskedFor(tx, turn, NoteForPerson.AsksForPerson),
        (CallMenu.OpenHouse, "2") => await AboutTonight.Ask(tx, turn),
        (CallMenu.Closed, "3") when turn.Speaks.CanAskNow => await AboutTonight.Ask(tx, turn),
        (CallMenu.OpenHouse or CallMenu.Closed, "4") when !turn.Caller.ShowsNumber && turn.House is not null =>
            Heard.Ask(CallMenu.CodeWord, Outgoing.Of(Scripts.KeyInYourCodeWord)),
        _ => null,
    };

    private static Heard RingWhenOpen(CallTurn turn) => turn switch
    {
        { Service.Current: null } => LastWord.Goodbye(turn.Speaks.Closed()),
        { Caller.ShowsNumber: false } => LastWord.Goodbye(Outgoing.Of(Scripts.CannotSeeNumber), Outgoing.Of(Scripts.HelpNow)),
        _ => Heard.Ask(CallMenu.SafeWhenOpen, Outgoing.Of(Scripts.IsItSafeWhenWeOpen)),
    };
}
