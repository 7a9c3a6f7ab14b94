using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Callbacks;
using CrisisLine.Calls;
using CrisisLine.Data;
using CrisisLine.Demographics;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Words;
using CrisisLine.FollowUps;
using CrisisLine.Inbox;
using CrisisLine.Meetings;
using CrisisLine.Messages;
using CrisisLine.People;
using CrisisLine.Taxis;
using CrisisLine.Visits;

namespace CrisisLine.Conversations;

/// <summary>
/// DELETE, and then DELETE ME: everything held about a person is gone in the transaction that answers them. In two steps,
/// because on a shared phone one word is soon sent by somebody else (H-25). What is left is counted and says nothing.
/// </summary>
internal static class ForgetMe
{
    private const string Kind = "delete";

    public static async Task<Said> Ask(Tx tx, Turn turn)
    {
        await People.Ask.For(tx, turn.Number, Kind);
        return Said.Of(Outgoing.Of(Sentences.ShallWeDelete));
    }

    /// <returns>False if they did not ask for it, or only for the first time.</returns>
    public static async Task<bool> IsAskedIn(Tx tx, Turn turn)
    {
        if (turn.Reading.Wish is not Wish.DeleteMe || turn.Contact is not { IsSilent: false, Asked.Kind: Kind } || turn.Service.IsQuiet)
            return false;

        var person = turn.Contact.Person;
        await ForgetVisits.Of(tx, person);
        await ForgetJourneys.Of(tx, person);
        await ForgetCallbacks.Of(tx, person);
        await FollowUp.Forget(tx, person);
        await HomeSafe.Forget(tx, person);
        await CancelMeeting.AllOf(tx, person);
        await ForgetStays.Of(tx, person);
        await ForgetCalls.Of(tx, person);
        await ForgetMessages.To(tx, person);
        await ForgetThreads.Of(tx, person);
        await TakeBackAnswers.For(tx, person);
        await ForgetContact.Of(tx, person);
        await Trail.Forget(tx, person);
        return true;
    }
}
