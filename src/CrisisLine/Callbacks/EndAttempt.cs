using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.Supporters;

namespace CrisisLine.Callbacks;

/// <summary>
/// A try is over, once, and this is what follows: the next supporter, the next try, or the end. Whoever was not reached hears
/// when it is tried again, and is not rung more often than was agreed.
/// </summary>
internal static class EndAttempt
{
    /// <summary>A call that somebody picked up and that was so short may have been a machine, or the wrong person.</summary>
    private static readonly Duration Short = Duration.FromSeconds(30);

    private static readonly Duration VeryLong = Duration.FromMinutes(45);

    /// <remarks>The callback and the try are held by whoever calls.</remarks>
    public static async Task For(Tx tx, HeldCallback held, HeldAttempt attempt, AttemptOutcome outcome)
    {
        var isOver = await tx.Execute(
            "update callback_attempt set ended_at = @now, outcome = @outcome, look_at = null where id = @Id and ended_at is null",
            new { attempt.Id, now = tx.Now, outcome = AttemptOutcomeColumn.Write(outcome) }) == 1;
        // Called off meanwhile: the call was let go on, and nothing follows from it.
        if (!isOver || held.State.IsOver())
            return;

        if (attempt.AnsweredAt is { } answered)
            await LookAfter(tx, held, attempt, tx.Now - answered);
        await (outcome switch
        {
            AttemptOutcome.SupporterNotReached => BackInLine(tx, held, tries: held.Attempts),
            // Their phone may have rung for a moment. That was our doing, and does not count against the call they were promised.
            AttemptOutcome.Withdrawn => BackInLine(tx, held, attempt.AcceptedAt is null ? held.Attempts : held.Attempts - 1),
            AttemptOutcome.Spoke => Finish(tx, held, CallbackState.Done),
            AttemptOutcome.NotTold => NotTold(tx, held, attempt),
            AttemptOutcome.SomeoneElse => SomeoneElse(tx, held),
            _ => NotReached(tx, held),
        });
        await KeepCallback.Plan(tx, held.Id);
    }

    /// <summary>It was taken for done, and then the supporter says that it was not the person who picked up.</summary>
    /// <remarks>The callback is held by whoever calls.</remarks>
    public static async Task WasNotThem(Tx tx, HeldCallback held, AttemptOutcome outcome)
    {
        if (outcome is AttemptOutcome.SomeoneElse)
            await SomeoneElse(tx, held);
        // They have asked anew meanwhile, and that promise is kept.
        else if (await MyCallback.Read(tx, held.ServiceId, held.PersonId) is null)
            await NotReached(tx, held);
        await KeepCallback.Plan(tx, held.Id);
    }

    /// <summary>Whoever rang rests first; after a call that weighs on them somebody asks how they are (H-37).</summary>
    private static async Task LookAfter(Tx tx, HeldCallback held, HeldAttempt attempt, Duration talked)
    {
        await Rest.AfterCall(tx, attempt.SupporterId, held.ServiceId);
        var wasInDanger = await tx.One<bool>(
            "select exists (select from thread where service_id = @ServiceId and person_id = @PersonId and danger_at is not null and closed_at is null)",
            new { held.ServiceId, held.PersonId });
        if (wasInDanger || talked > VeryLong)
            await Debrief.Offer(tx, attempt.SupporterId, held.ServiceId, wasInDanger ? Debrief.Urgent : Debrief.VeryLong);
    }

    /// <summary>The next supporter takes it: it was promised, and keeps its turn.</summary>
    private static Task BackInLine(Tx tx, HeldCallback held, int tries) =>
        tx.Execute("update callback set state = 'due', claimed_by = null, attempts = @tries where id = @Id", new { held.Id, tries });

    private static async Task NotTold(Tx tx, HeldCallback held, HeldAttempt attempt)
    {
        await Finish(tx, held, CallbackState.Done);
        if (attempt.AnsweredAt is { } answered && tx.Now - answered < Short)
            await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.ShortCall, urgent: false);
    }

    /// <summary>Nobody there is asked for them again tonight; a lead decides, and no text lights up that phone.</summary>
    private static async Task SomeoneElse(Tx tx, HeldCallback held)
    {
        await Finish(tx, held, CallbackState.FinishedMissed);
        await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.SomeoneElseAnswered, urgent: false);
    }

    private static async Task NotReached(Tx tx, HeldCallback held)
    {
        var again = await NextTry(tx, held);
        if (held.Attempts < held.MaxAttempts && again is { } at)
        {
            await tx.Execute(
                """
                update callback
                set state = 'not_reached', ended_at = null, due_at = @at, virtual_start = @at, promised_by = @By, claimed_by = null,
                    warned_at = null
                where id = @Id
                """, new { held.Id, at, CallbackPromise.Of(at, held.Within, held.Promise.Ends).By });
            await Tell(tx, held, Outgoing.Of(Sentences.RangAndMissed, new Fillers { ["t"] = Time(held, at), ["t2"] = Time(held, held.Promise.Ends) }));
            return;
        }

        await Finish(tx, held, CallbackState.FinishedMissed);
        await Tell(tx, held, Outgoing.Of(Sentences.TriedEnough, new Fillers { ["t2"] = Time(held, held.Promise.Ends) }));
    }

    /// <returns>Null if it would be too late tonight, or at an hour that they ruled out until then.</returns>
    private static async Task<Instant?> NextTry(Tx tx, HeldCallback held)
    {
        var at = tx.Now + held.Gap;
        if (await MayBeRung.Rules(tx, held.Number) is not { Rules: var rules })
            return null;
        // The hour that they asked in was theirs to choose; a later one is asked of their rules.
        var safe = rules.WhyNotRing(at, held.Zone, held.InHandAt) is null ? at : rules.SafeFrom(at, held.Zone);
        return safe < held.Promise.Ends - Duration.FromMinutes(5) ? safe : null;
    }

    /// <summary>Who cannot be texted and rang us by voice hears nothing more, unless a person finds a way.</summary>
    private static async Task Tell(Tx tx, HeldCallback held, Outgoing words)
    {
        if (!await KeepCallback.Say(tx, held, words) && words.Sentence == Sentences.TriedEnough)
            await NoteForPerson.For(tx, held.ServiceId, held.PersonId, NoteForPerson.CallNotKept, urgent: false);
    }

    private static Task Finish(Tx tx, HeldCallback held, CallbackState state) =>
        tx.Execute(
            "update callback set state = @state, ended_at = @now where id = @Id",
            new { held.Id, state = CallbackStateColumn.Write(state), now = tx.Now });

    private static string Time(HeldCallback held, Instant at) => SpokenTime.Of(at, held.Night, held.Zone);
}
