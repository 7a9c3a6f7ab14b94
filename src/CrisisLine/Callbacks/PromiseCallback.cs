using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Inbox;
using CrisisLine.Opening;
using CrisisLine.Supporters;

namespace CrisisLine.Callbacks;

/// <summary>Somebody would like to be rung.</summary>
/// <param name="Number">The phone that is to ring.</param>
/// <param name="Due">Not before this; now, for whoever said NOW.</param>
/// <param name="Night">In which it is due.</param>
/// <param name="AskedBy"><c>text</c>, <c>voice</c> or <c>worker</c>.</param>
/// <param name="Account">Who asked for them, if somebody who works here did.</param>
public sealed record CallbackWish(
    TextedService Service, PersonId Person, long Number, Instant Due, NightTimes Night, string AskedBy, Guid? Account = null)
{
    /// <summary>They asked on another phone than the one that is to ring: somebody who works here agrees first (H-39).</summary>
    public bool IsOtherPhone { get; init; }
}

public abstract record CallbackAnswer
{
    private CallbackAnswer() { }

    public sealed record Promised(long Id, CallbackPromise Promise, bool IsNow) : CallbackAnswer;

    /// <summary>A supporter is ringing them already, or speaks with them.</summary>
    public sealed record InHand : CallbackAnswer;

    /// <summary>They asked us not to ring at that time.</summary>
    public sealed record NotSafeThen : CallbackAnswer;
}

/// <summary>
/// Promises somebody that they will be rung. Whoever asks again moves the promise they have: it is one call, at the time they
/// named last.
/// </summary>
public static class PromiseCallback
{
    /// <remarks>The number is held by whoever calls, if the person is there themselves.</remarks>
    public static async Task<CallbackAnswer> For(Tx tx, CallbackWish wish)
    {
        var asked = wish.AskedBy == "worker" || wish.IsOtherPhone ? (Instant?)null : tx.Now;
        if (await MayBeRung.WhyNot(tx, wish.Number, Instant.Max(wish.Due, tx.Now), wish.Service.Zone, asked) is not null)
            return new CallbackAnswer.NotSafeThen();

        var promise = CallbackPromise.Of(wish.Due, wish.Service.RingsWithin, wish.Night.ClosesAt);
        if (await Write(tx, wish, promise, asked) is not { } id)
            return new CallbackAnswer.InHand();

        await KeepCallback.Plan(tx, id);
        var isNow = wish.Due <= tx.Now;
        if (wish.IsOtherPhone)
            await NoteForPerson.For(tx, wish.Service.Id, wish.Person, NoteForPerson.OtherNumber, urgent: false);
        else if (isNow && !await SupportersHere.Any(tx, wish.Service.Id))
            await NoteForPerson.For(tx, wish.Service.Id, wish.Person, NoteForPerson.AsksForCall, urgent: true);
        return new CallbackAnswer.Promised(id, promise, isNow);
    }

    /// <returns>Null if one is in somebody's hands.</returns>
    private static Task<long?> Write(Tx tx, CallbackWish wish, CallbackPromise promise, Instant? inHand) =>
        tx.OneOrNone<long?>(
            """
            insert into callback (service_id, person_id, contact_point_id, state, asked_at, in_hand_at, asked_by, asked_account, needs_agreement,
                                  virtual_start, due_at, promised_by, night, ends_at)
            values (@service, @Person, @Number, @state, @now, @inHand, @AskedBy, @Account, @IsOtherPhone, @Due, @Due, @By, @night, @Ends)
            on conflict (service_id, person_id) where ended_at is null do update
            set state = excluded.state, contact_point_id = excluded.contact_point_id, asked_at = excluded.asked_at, in_hand_at = excluded.in_hand_at, asked_by = excluded.asked_by,
                needs_agreement = excluded.needs_agreement, virtual_start = excluded.virtual_start, due_at = excluded.due_at,
                promised_by = excluded.promised_by, night = excluded.night, ends_at = excluded.ends_at, late_told_at = null, warned_at = null
            where callback.state in ('requested', 'due', 'not_reached')
            returning id
            """, new
            {
                service = wish.Service.Id,
                wish.Person,
                wish.Number,
                state = CallbackStateColumn.Write(wish.Due <= tx.Now && !wish.IsOtherPhone ? CallbackState.Due : CallbackState.Requested),
                now = tx.Now,
                inHand,
                wish.AskedBy,
                wish.Account,
                wish.IsOtherPhone,
                promise.Due,
                promise.By,
                night = wish.Night.Night,
                promise.Ends,
            });
}
