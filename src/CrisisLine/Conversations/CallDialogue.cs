using System.Globalization;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.Words;
using CrisisLine.Messages;
using CrisisLine.People;
using CrisisLine.Supporters;

namespace CrisisLine.Conversations;

/// <summary>
/// Somebody would like to be rung: now, at a time, or once we open. The question stays open after it is answered, so that another
/// time moves the promise.
/// </summary>
internal static class CallDialogue
{
    private const string When = "when_to_ring", WhenOpen = "ring_when_open";

    /// <summary>TALK, or a whole wish such as "ring me at 8.30".</summary>
    /// <returns>Null if it is no such wish, or no night is planned in which anybody could ring.</returns>
    public static async Task<Said?> Begin(Tx tx, Turn turn)
    {
        if (turn.Service.Current is not { } night)
            return null;
        var time = RingTimes.AsksToBeRung(turn.Text.Words)
            ? RingTimes.Read(turn.Text.Words, tx.Now, new Interval(night.OpensAt, night.ClosesAt), turn.Service.Zone)
            : null;
        if (turn.Reading.Wish is not Wish.Talk && time is null)
            return null;
        // Whoever asks for somebody and then says nothing more is not forgotten: a person sees the text as well.
        return await Begin(tx, turn, night, time) with { AlsoForAPerson = true };
    }

    private static async Task<Said> Begin(Tx tx, Turn turn, NightTimes night, WhenToRing? time) => (turn.Says.IsShut, time) switch
    {
        (true, not WhenToRing.At) => await Ask(tx, turn, WhenOpen, turn.Says.RingWhenWeOpen()),
        (_, null) => await Ask(tx, turn, When, Outgoing.Of(Sentences.WhenShallWeRing)),
        _ => await Promise(tx, turn, night, time),
    };

    /// <returns>Null if this does not answer the question, or it is none of these.</returns>
    public static async Task<Said?> Answer(Tx tx, Turn turn, Question question)
    {
        if (turn.Service.Current is not { } night || question.Kind is not (When or WhenOpen))
            return null;
        if (question.Kind is WhenOpen && turn.Reading.Wish is Wish.Yes)
            return await Promise(tx, turn, night, turn.Says.IsShut ? new WhenToRing.At(night.OpensAt) : new WhenToRing.Now());
        if (turn.Reading.Wish is Wish.No && question.About is null)
            return await NoCall(tx, turn);

        var time = RingTimes.Read(turn.Text.Words, tx.Now, new Interval(night.OpensAt, night.ClosesAt), turn.Service.Zone);
        if (time is not null && !(turn.Says.IsShut && time is WhenToRing.Now))
            return await Promise(tx, turn, night, time);
        // Other words may be about anything; a wish of another kind is that wish.
        return question.About is null && turn.Reading.Wish is Wish.Unsure && LooksLikeATime(turn.Text.Words)
            ? Said.Of(Outgoing.Of(Sentences.WhichTime)) with { AlsoForAPerson = true }
            : null;
    }

    /// <summary>NO CALL, at any time. A person reads it as well: there may be a reason.</summary>
    public static async Task<Said> NoCall(Tx tx, Turn turn)
    {
        var wasPromised = await CallOff.For(tx, turn.Service.Id, turn.Contact.Person);
        await People.Ask.Nothing(tx, turn.Number);
        return Said.Of(Outgoing.Of(wasPromised ? Sentences.CallCalledOff : Sentences.NoCallThen)) with { AlsoForAPerson = true };
    }

    /// <returns>Null if they were promised no call.</returns>
    public static async Task<Outgoing?> Status(Tx tx, Turn turn) =>
        await MyCallback.Read(tx, turn.Service.Id, turn.Contact.Person) is not { } mine ? null
        : mine.State.IsInHand() ? Outgoing.Of(Sentences.RingingYouNow)
        : Outgoing.Of(Sentences.WillRingAt, new Fillers { ["t"] = SpokenTime.Of(mine.State is CallbackState.Due ? mine.PromisedBy : mine.DueAt, mine.Night, turn.Service.Zone) });

    private static async Task<Said> Promise(Tx tx, Turn turn, NightTimes night, WhenToRing time)
    {
        var due = time switch { WhenToRing.Now => tx.Now, WhenToRing.At at => at.Due, _ => (Instant?)null };
        if (due is null)
            return await Ask(tx, turn, When, turn.Says.UntilWeClose(Sentences.NotAtThatTime));

        var answer = await PromiseCallback.For(tx, new CallbackWish(turn.Service, turn.Contact.Person, turn.Number, due.Value, night, "text"));
        if (answer is CallbackAnswer.Promised { Id: var id })
            await People.Ask.For(tx, turn.Number, When, id);
        return answer switch
        {
            CallbackAnswer.InHand => Said.Of(Outgoing.Of(Sentences.RingingYouNow)),
            CallbackAnswer.NotSafeThen => await Ask(tx, turn, When, Outgoing.Of(Sentences.YouSaidNotThen)),
            CallbackAnswer.Promised { IsNow: true, Promise: var promise } => Said.Of(Outgoing.Of(await SupportersHere.Any(tx, turn.Service.Id) ? Sentences.WillRingNow : Sentences.WillFindSomeone, new Fillers
            {
                ["m"] = Math.Max(1, (int)Math.Ceiling((promise.By - tx.Now).TotalMinutes)).ToString(CultureInfo.InvariantCulture),
            })),
            CallbackAnswer.Promised { Promise: var promise } when promise.Due == night.OpensAt && turn.Says.IsShut =>
                Said.Of(turn.Says.Next(Sentences.WillRingWhenWeOpen)),
            CallbackAnswer.Promised { Promise: var promise } => Said.Of(Outgoing.Of(Sentences.WillRingAt, new Fillers
            {
                ["t"] = SpokenTime.Of(promise.Due, night.Night, turn.Service.Zone),
            })),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<Said> Ask(Tx tx, Turn turn, string kind, Outgoing question)
    {
        await People.Ask.For(tx, turn.Number, kind);
        return Said.Of(question);
    }

    /// <summary>Short, and with a figure or an hour in it: it was meant as an answer.</summary>
    private static bool LooksLikeATime(string words) => words.Length < 40 && (words.Any(char.IsAsciiDigit) || words.Contains("later", StringComparison.OrdinalIgnoreCase));
}
