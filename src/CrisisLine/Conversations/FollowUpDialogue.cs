using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Words;
using CrisisLine.FollowUps;
using CrisisLine.Messages;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>YES or NO, to whether one text the day after would be welcome; and HOME, from somebody who agreed to tell us.</summary>
internal static class FollowUpDialogue
{
    /// <returns>Null if this does not answer the question, or it is another.</returns>
    public static async Task<Said?> Answer(Tx tx, Turn turn, Question question)
    {
        if (question is not { Kind: FollowUp.Question, About: { } followUp } || turn.Reading is not { Wish: Wish.Yes or Wish.No, SaysMore: false })
            return null;
        var isWanted = turn.Reading.Wish is Wish.Yes;
        if (!await FollowUp.Answer(tx, followUp, isWanted, turn.Service.Zone))
            return null;
        await Ask.Nothing(tx, turn.Number);
        return Said.Of(Outgoing.Of(isWanted ? Sentences.WillAskTomorrow : Sentences.WillNotAsk));
    }

    /// <returns>Null if they say something else, or nobody waits to hear it.</returns>
    public static async Task<Said?> Home(Tx tx, Turn turn) =>
        turn is { ShowsDanger: false, Service.IsQuiet: false } && HomeWords.SayHome(turn.Text.Words) && await HomeSafe.Heard(tx, turn.Service.Id, turn.Contact.Person)
            ? Said.Of(Outgoing.Of(Sentences.GladYouAreHome))
            : null;
}
