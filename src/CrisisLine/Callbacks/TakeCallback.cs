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

    /// <summary>One of the two would rather not be brought together with the other.</summary>
    NotMatched,
}

/// <summary>A supporter takes a callback. One of any number who try at once has it, and the others are told.</summary>
public static class TakeCallback
{
    private static readonly Duration WhileThereIsTime = Duration.FromMinutes(5);

    /// <summary>
    /// Whoever has waited longest, by what was promised to them. Nobody picks by what somebody may want to talk about. Who asked
    /// for a supporter, or for a language, is left to that supporter while they could take it and there is time.
    /// </summary>
    public static async Task<Taken> Next(Tx tx, long supporter)
    {
        var next = await tx.OneOrNone<long?>(
            """
            with free as (
                select supporter.id, supporter.languages
                from supporter
                join sign_on on sign_on.supporter_id = supporter.id and sign_on.signed_off_at is null
                where (sign_on.rests_until is null or sign_on.rests_until <= @now)
                  and not exists (select from callback_attempt where supporter_id = supporter.id and ended_at is null)
            )
            select callback.id
            from callback
            join supporter_service mine on mine.service_id = callback.service_id and mine.supporter_id = @supporter
            where callback.state = 'due'
              and not exists (select from not_matched where supporter_id = @supporter and person_id = callback.person_id)
              and (callback.asked_for is null or callback.asked_for = @supporter or callback.promised_by < @soon
                   or not exists (select from free where free.id = callback.asked_for))
              and (callback.language is null or callback.promised_by < @soon
                   or exists (select from supporter me where me.id = @supporter and me.languages ilike '%' || callback.language || '%')
                   or not exists (
                       select from free
                       join supporter_service theirs on theirs.supporter_id = free.id and theirs.service_id = callback.service_id
                       where free.languages ilike '%' || callback.language || '%'))
            order by (callback.asked_for is not distinct from @supporter) desc, callback.priority, callback.virtual_start, callback.id
            limit 1
            for no key update of callback skip locked
            """, new { supporter, now = tx.Now, soon = tx.Now + WhileThereIsTime });
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
        if (standing.IsNotMatched)
            return Taken.NotMatched;
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
            select exists (select from sign_on where supporter_id = supporter.id and signed_off_at is null) as is_here,
                   exists (select from not_matched where supporter_id = supporter.id and person_id = @PersonId) as is_not_matched
            from supporter
            join supporter_service on supporter_service.supporter_id = supporter.id
            where supporter.id = @supporter and supporter.ended_at is null and supporter_service.service_id = @ServiceId
            """, new { supporter, held.ServiceId, held.PersonId });

    private sealed record Stands(bool IsHere, bool IsNotMatched);
}
