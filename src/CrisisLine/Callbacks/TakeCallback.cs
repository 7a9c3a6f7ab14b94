using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;
using CrisisLine.Rings;

namespace CrisisLine.Callbacks;

/// <summary>What came of a supporter's wish to ring somebody.</summary>
public enum Taken
{
    /// <summary>Theirs: their own phone rings now. The person's rings once they have pressed 1 there.</summary>
    Yours,

    NoSuchCallback,

    /// <summary>Somebody else has it, or it is over.</summary>
    AlreadyTaken,

    /// <summary>It was promised for later, or somebody has to agree first.</summary>
    NotYet,

    /// <summary>The person may not be rung now: they ruled the hour out.</summary>
    NotSafeNow,

    NoSuchSupporter,

    /// <summary>They have to say that they are here.</summary>
    NotSignedOn,

    /// <summary>They are ringing somebody already.</summary>
    Busy,
}

/// <summary>A supporter takes a callback. One of any number who try at once has it, and the others are told.</summary>
public static class TakeCallback
{
    /// <summary>Whoever has waited longest, by what was promised to them. Nobody picks by what somebody may want to talk about.</summary>
    public static async Task<Taken> Next(Tx tx, long supporter)
    {
        var next = await tx.OneOrNone<long?>(
            """
            select callback.id
            from callback
            join supporter_service mine on mine.service_id = callback.service_id and mine.supporter_id = @supporter
            where callback.state = 'due'
            order by (callback.asked_for is not distinct from @supporter) desc, callback.priority, callback.virtual_start, callback.id
            limit 1
            for no key update of callback skip locked
            """, new { supporter });
        return next is { } callback ? await For(tx, callback, supporter) : Taken.NoSuchCallback;
    }

    public static async Task<Taken> For(Tx tx, long callback, long supporter)
    {
        if (await HeldCallback.LockIfDue(tx, callback) is not { } held)
            return await WhyNot(tx, callback, supporter);
        if (await Standing(tx, held, supporter) is not { } standing)
            return Taken.NoSuchSupporter;
        if (!standing.IsHere)
            return Taken.NotSignedOn;
        if (await MayBeRung.WhyNot(tx, held.Number, tx.Now, held.Zone, held.InHandAt) is RingObstacle.NotAtThisHour)
            return Taken.NotSafeNow;
        return await Begin(tx, held, supporter) ? Taken.Yours : Taken.Busy;
    }

    private static async Task<Taken> WhyNot(Tx tx, long callback, long supporter) => await HeldCallback.Look(tx, callback) switch
    {
        null => Taken.NoSuchCallback,
        { ClaimedBy: { } other } seen when seen.State.IsInHand() && other == supporter => Taken.Yours,
        { State: CallbackState.Requested or CallbackState.NotReached } => Taken.NotYet,
        _ => Taken.AlreadyTaken,
    };

    /// <returns>False if they are ringing somebody already.</returns>
    private static async Task<bool> Begin(Tx tx, HeldCallback held, long supporter)
    {
        var attempt = await tx.OneOrNone<long?>(
            """
            insert into callback_attempt (callback_id, supporter_id, began_at)
            values (@Id, @supporter, @now)
            on conflict (supporter_id) where ended_at is null do nothing
            returning id
            """, new { held.Id, supporter, now = tx.Now });
        if (attempt is not { } id)
            return false;

        await tx.Execute(
            "update callback set state = 'ringing_supporter', claimed_by = @supporter, next_at = null where id = @Id", new { held.Id, supporter });
        await RingPhone.OfSupporter(tx, held.ServiceId, supporter, CallbackRing.Purpose, id);
        return true;
    }

    /// <returns>Null if there is nobody by that id who rings for this service.</returns>
    private static Task<Stands?> Standing(Tx tx, HeldCallback held, long supporter) =>
        tx.OneOrNone<Stands>(
            """
            select exists (select from sign_on where supporter_id = supporter.id and signed_off_at is null) as is_here
            from supporter
            join supporter_service on supporter_service.supporter_id = supporter.id
            where supporter.id = @supporter and supporter.ended_at is null and supporter_service.service_id = @ServiceId
            """, new { supporter, held.ServiceId });

    private sealed record Stands(bool IsHere);
}
