using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.Rings;

namespace CrisisLine.Callbacks;

/// <summary>
/// What a supporter hears who took a callback. That their phone was picked up says nothing: voicemail does so too. Once they
/// press 1 the person is rung from the quiet number; nobody and nothing but the supporter speaks there (H-04).
/// </summary>
public static class CallbackRing
{
    public const string Purpose = "callback";

    public static readonly Errand Errand = new(Purpose, Hold, IsWanted, Answer, InVain) { PickedUpThere = PickedUpThere, HungUp = HungUp };

    private static readonly Duration RangAWhile = Duration.FromSeconds(12);

    private static Task Hold(Tx tx, long attempt) => HeldAttempt.Lock(tx, attempt);

    private static Task<bool> IsWanted(Tx tx, long attempt) =>
        tx.One<bool>("select exists (select from callback_attempt where id = @attempt and ended_at is null)", new { attempt });

    private static async Task<RingAnswer> Answer(Tx tx, Ring ring, RingTurn turn)
    {
        if (await HeldAttempt.Lock(tx, ring.Subject) is not { Attempt: { IsOver: false } attempt, Callback: var held })
            return RingAnswer.Goodbye(RingState.Late, Outgoing.Of(Scripts.NoMoreToDo));
        if (attempt.AcceptedAt is null)
            return turn.Keys == "1" ? await Connect(tx, held, attempt, turn.Sid) : RingAnswer.NotTaken(turn, Scripts.ACallWaits);
        return attempt.Sid == turn.Sid
            ? await Afterwards(tx, held, attempt, turn)
            : RingAnswer.Goodbye(RingState.Late, Outgoing.Of(Scripts.NoMoreToDo));
    }

    /// <summary>They have accepted. Whether the person may be rung is asked once more, now.</summary>
    private static async Task<RingAnswer> Connect(Tx tx, HeldCallback held, HeldAttempt attempt, string sid)
    {
        if (await MayBeRung.Rules(tx, held.Number) is not { } phone
            || phone.Rules.WhyNotRing(tx.Now, held.Zone, held.InHandAt) is RingObstacle.NotAtThisHour)
        {
            await EndAttempt.For(tx, held, attempt, AttemptOutcome.Withdrawn);
            return RingAnswer.Goodbye(RingState.Late, Outgoing.Of(Scripts.NoMoreToDo));
        }

        await tx.Execute(
            "update callback_attempt set accepted_at = @now, sid = @sid, look_at = @look where id = @Id",
            new { attempt.Id, sid, now = tx.Now, look = tx.Now + AttemptsToLookAt.First });
        await tx.Execute("update callback set state = 'ringing_person', attempts = attempts + 1 where id = @Id", new { held.Id });
        return RingAnswer.Connect(phone.Number, Outgoing.Of(Scripts.RingingThem));
    }

    /// <summary>The person's phone is no longer in the call, and the supporter's still is.</summary>
    private static async Task<RingAnswer> Afterwards(Tx tx, HeldCallback held, HeldAttempt attempt, RingTurn turn)
    {
        if (turn.There is { WasAnswered: false } there)
        {
            await EndAttempt.For(tx, held, attempt, there.IsBusy ? AttemptOutcome.Busy : there.HasFailed ? AttemptOutcome.Failed : AttemptOutcome.NoAnswer);
            return RingAnswer.Goodbye(RingState.Taken, Outgoing.Of(Scripts.NoAnswerThere));
        }

        if (attempt.AnsweredAt is null)
            await PickedUpThere(tx, attempt.Id);
        var said = turn.Keys switch
        {
            "1" => AttemptOutcome.Spoke,
            "2" => AttemptOutcome.Machine,
            "3" => AttemptOutcome.SomeoneElse,
            _ => (AttemptOutcome?)null,
        };
        if (said is null && turn.There is not null)
            return RingAnswer.Ask(Outgoing.Of(Scripts.WhoWasIt)) with { State = RingState.Taken };

        var told = said ?? AttemptOutcome.NotTold;
        await EndAttempt.For(tx, held, (await HeldAttempt.Running(tx, held.Id))!, told);
        return RingAnswer.Goodbye(RingState.Taken, Outgoing.Of(Scripts.WrittenDown));
    }

    private static async Task PickedUpThere(Tx tx, long attempt)
    {
        if (await HeldAttempt.Lock(tx, attempt) is not { Attempt: { IsOver: false, AcceptedAt: not null, AnsweredAt: null }, Callback: var held })
            return;
        await tx.Execute("update callback_attempt set answered_at = @now where id = @attempt", new { attempt, now = tx.Now });
        await tx.Execute("update callback set state = 'talking' where id = @Id and state = 'ringing_person'", new { held.Id });
    }

    private static async Task InVain(Tx tx, long attempt)
    {
        if (await HeldAttempt.Lock(tx, attempt) is { Attempt: { IsOver: false, AcceptedAt: null } running, Callback: var held })
            await EndAttempt.For(tx, held, running, AttemptOutcome.SupporterNotReached);
    }

    /// <summary>The supporter's call is over, and with it everything.</summary>
    private static async Task HungUp(Tx tx, long attempt)
    {
        if (await HeldAttempt.Lock(tx, attempt) is { Attempt: { IsOver: false, AcceptedAt: not null } running, Callback: var held })
            await EndAttempt.For(tx, held, running, running switch
            {
                { AnsweredAt: not null } => AttemptOutcome.NotTold,
                // They let it ring and gave up: the person's phone shows a call, and they are not rung again at once.
                { AcceptedAt: { } accepted } when tx.Now - accepted >= RangAWhile => AttemptOutcome.NoAnswer,
                _ => AttemptOutcome.Withdrawn,
            });
    }
}
