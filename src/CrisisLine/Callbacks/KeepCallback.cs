using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Scheduling;
using CrisisLine.Supporters;

namespace CrisisLine.Callbacks;

/// <summary>
/// The clock of a promise to ring: it falls due, the team is warned while there is time, the person hears once that it takes
/// longer, and before the close that it will not come about. Nobody is left waiting for a phone that does not ring.
/// </summary>
public static class KeepCallback
{
    public const string Timer = "callback";

    public static readonly Alarm Alarm = new(Timer, For, Overdue);

    public static async Task For(Tx tx, long callback)
    {
        if (await HeldCallback.Lock(tx, callback) is not { NextAt: { } next } held)
            return;
        if (next > tx.Now)
        {
            Timers.Set(tx, next, Timer, callback);
            return;
        }

        if (tx.Now >= held.Promise.GiveUpAt)
            await GiveUp(tx, held);
        else if (held.State is CallbackState.Requested or CallbackState.NotReached)
            await FallDue(tx, held);
        else if (tx.Now >= held.Promise.By && held.LateToldAt is null)
            await TellLate(tx, held);
        else if (held.WarnedAt is null)
            await Warn(tx, held);
        await Plan(tx, callback);
    }

    /// <summary>Sets the alarm for whatever comes next.</summary>
    /// <remarks>The callback is held by whoever calls.</remarks>
    internal static async Task Plan(Tx tx, long callback)
    {
        if (await HeldCallback.Lock(tx, callback) is not { } held)
            return;
        var next = held.State.IsOver() || held.State.IsInHand() ? null : Next(held);
        await tx.Execute("update callback set next_at = @next where id = @callback", new { callback, next });
        if (next is { } at)
            Timers.Set(tx, at, Timer, callback);
    }

    private static Instant? Next(HeldCallback held) => held switch
    {
        { NeedsAgreement: true } => held.Promise.GiveUpAt,
        { State: CallbackState.Requested or CallbackState.NotReached } => Instant.Min(held.Promise.Due, held.Promise.GiveUpAt),
        { WarnedAt: null } => Instant.Min(held.Promise.WarnAt, held.Promise.GiveUpAt),
        { LateToldAt: null } => Instant.Min(held.Promise.By, held.Promise.GiveUpAt),
        _ => held.Promise.GiveUpAt,
    };

    /// <summary>From now on a supporter may take it. Where they ruled this hour out, it waits until they have not.</summary>
    private static async Task FallDue(Tx tx, HeldCallback held)
    {
        var rules = await MayBeRung.Rules(tx, held.Number);
        var obstacle = rules?.Rules.WhyNotRing(tx.Now, held.Zone, held.InHandAt);
        if (obstacle is not null || rules is null)
        {
            var safe = rules?.Rules.SafeFrom(tx.Now, held.Zone) is { } from && from > tx.Now ? Instant.Min(from, held.Promise.Ends) : held.Promise.Ends;
            var later = CallbackPromise.Of(safe, held.Within, held.Promise.Ends);
            await tx.Execute("update callback set due_at = @Due, promised_by = @By where id = @Id", new { held.Id, later.Due, later.By });
            return;
        }

        await tx.Execute(
            "update callback set state = 'due', virtual_start = least(virtual_start, due_at) where id = @Id", new { held.Id });
        if (!await SupportersHere.Any(tx, held.ServiceId))
            await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.AsksForCall, urgent: true);
    }

    /// <summary>Somebody of the team must know while the promise can still be kept.</summary>
    private static async Task Warn(Tx tx, HeldCallback held)
    {
        await tx.Execute("update callback set warned_at = @now where id = @Id", new { held.Id, now = tx.Now });
        await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.CallWaits, urgent: true);
        await AskThoseWhoAreFree(tx, held);
    }

    /// <summary>Supporters who are here, do not rest and ring nobody; the first who replies TAKE rings them.</summary>
    private static async Task AskThoseWhoAreFree(Tx tx, HeldCallback held)
    {
        var minutes = Math.Max(1, (int)(tx.Now - held.Promise.Due).TotalMinutes);
        foreach (var supporter in await SupportersHere.Free(tx, held.ServiceId))
            await TextColleague.For(tx, held.ServiceId, supporter, Outgoing.Of(
                Sentences.SomeoneWaits, new Fillers { ["m"] = minutes.ToString(CultureInfo.InvariantCulture) }));
    }

    private static async Task TellLate(Tx tx, HeldCallback held)
    {
        var by = Instant.Min(tx.Now + held.Within, held.Promise.Ends);
        await tx.Execute("update callback set late_told_at = @now, promised_by = @by where id = @Id", new { held.Id, now = tx.Now, by });
        await Say(tx, held, Outgoing.Of(Sentences.RunningLate, new Fillers { ["t"] = SpokenTime.Of(by, held.Night, held.Zone) }));
    }

    /// <summary>Nobody could ring them tonight. They hear it, and where help is now.</summary>
    private static async Task GiveUp(Tx tx, HeldCallback held)
    {
        await tx.Execute("update callback set state = 'no_capacity', ended_at = @now where id = @Id", new { held.Id, now = tx.Now });
        if (!await Say(tx, held, Outgoing.Of(Sentences.CannotRing)))
            await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.CallNotKept, urgent: true);
    }

    /// <returns>False if they cannot be texted.</returns>
    internal static Task<bool> Say(Tx tx, HeldCallback held, Outgoing words) => SendText.For(tx, held.ServiceId, held.PersonId, words);

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from callback where next_at < @before order by next_at limit 1000", new { before });
}
