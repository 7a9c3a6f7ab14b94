using System.Globalization;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.People;

namespace CrisisLine.Calls;

/// <summary>By keypad: the time at which somebody would like to be rung, or another phone to be rung on.</summary>
internal static class RingAt
{
    public static Heard AskTime() => Heard.Ask(CallMenu.RingAt, Outgoing.Of(Scripts.KeyInTheTime));

    public static Heard AskNumber() => Heard.Ask(CallMenu.OtherNumber, Outgoing.Of(Scripts.KeyInANumber));

    /// <returns>Null if the keys mean nothing here.</returns>
    public static async Task<Heard?> Answer(Tx tx, CallTurn turn)
    {
        if (turn.Service.Current is not { } night)
            return LastWord.Goodbye(turn.Speaks.Closed());
        return (turn.Call.Menu, turn.Keys) switch
        {
            (CallMenu.RingAt, var keys) => Time(tx, turn, night, keys),
            (CallMenu.RingAtSure, "1") => await APerson.Promise(tx, turn, night, DueIn(turn)),
            (CallMenu.RingAtSure, "2") => AskTime(),
            (CallMenu.OtherNumber, var keys) => await OtherPhone(tx, turn, night, keys),
            _ => null,
        };
    }

    public static Heard Again(CallTurn turn) => turn.Call.Menu switch
    {
        CallMenu.RingAtSure => Sure(turn, DueIn(turn)),
        CallMenu.OtherNumber => AskNumber(),
        _ => AskTime(),
    };

    private static Heard? Time(Tx tx, CallTurn turn, NightTimes night, string keys) =>
        RingTimes.FromKeys(keys, tx.Now, new Interval(night.OpensAt, night.ClosesAt), turn.Service.Zone) switch
        {
            WhenToRing.At at => Sure(turn, at.Due),
            WhenToRing.Now => Sure(turn, tx.Now),
            WhenToRing.NotInTheseHours => AskTime().After(turn.Speaks.By(Scripts.NobodyIsHereThen, night.ClosesAt)) with { IsAgain = true },
            _ => null,
        };

    private static Heard Sure(CallTurn turn, Instant due) =>
        Heard.Ask(CallMenu.RingAtSure, turn.Speaks.By(Scripts.IsThatTheTime, due)) with
        {
            Detail = due.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };

    private static Instant DueIn(CallTurn turn) => Instant.FromUnixTimeSeconds(long.Parse(turn.Call.Detail!, CultureInfo.InvariantCulture));

    /// <summary>Anybody could have a stranger rung: one of us makes sure first, and only ordinary numbers of this country are rung (H-39).</summary>
    /// <returns>Null if it is no number that we ring.</returns>
    private static async Task<Heard?> OtherPhone(Tx tx, CallTurn turn, NightTimes night, string keys)
    {
        if (PhoneNumber.Read(keys) is not { MayBeKeyed: true } number
            || await tx.One<bool>("select exists (select from service_number where number = @E164)", new { number.E164 }))
            return null;

        var known = await tx.Many(Contacts.RecogniseCaller(tx, number, new PersonId(Guid.CreateVersion7())));
        var due = turn.Speaks.IsShut ? night.OpensAt : tx.Now;
        var wish = new CallbackWish(turn.Service, turn.Person, known[0].Id, due, night, "voice") { IsOtherPhone = true };
        if (await PromiseCallback.For(tx, wish) is not CallbackAnswer.Promised)
            await NoteForPerson.For(tx, turn.Service.Id, turn.Person, NoteForPerson.OtherNumber, urgent: false);
        await CallSteps.IsTold(tx, turn.Call);
        return LastWord.Goodbye(Outgoing.Of(Scripts.APersonLooksAtTheNumber), Outgoing.Of(Scripts.HelpNow));
    }
}
