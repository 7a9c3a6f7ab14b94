using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;

namespace CrisisLine.Callbacks;

/// <summary>
/// A supporter says on their screen who picked up, after a call whose end told nothing. A machine, or somebody else, was not the
/// person: what follows from that follows now.
/// </summary>
public static class SayWhoItWas
{
    /// <returns>False if it is not theirs to say, or was said.</returns>
    public static async Task<bool> For(Tx tx, long attempt, long supporter, AttemptOutcome outcome)
    {
        if (outcome is not (AttemptOutcome.Spoke or AttemptOutcome.Machine or AttemptOutcome.SomeoneElse)
            || await HeldAttempt.Lock(tx, attempt) is not { Attempt: var told, Callback: var held } || told.SupporterId != supporter)
            return false;
        var isOpen = await tx.Execute(
            "update callback_attempt set outcome = @outcome where id = @attempt and outcome = 'not_told'",
            new { attempt, outcome = AttemptOutcomeColumn.Write(outcome) }) == 1;
        if (isOpen && outcome is not AttemptOutcome.Spoke && held.State is CallbackState.Done)
            await EndAttempt.WasNotThem(tx, held, outcome);
        return isOpen;
    }
}
