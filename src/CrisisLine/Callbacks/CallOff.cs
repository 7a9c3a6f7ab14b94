using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.People;
using CrisisLine.Rings;

namespace CrisisLine.Callbacks;

/// <summary>
/// The person does not want to be rung after all. A supporter whose phone rings already hears that nothing is to be done; a call
/// that is on its way to the person cannot be taken back, and nothing follows from it.
/// </summary>
public static class CallOff
{
    /// <returns>False if nothing was promised.</returns>
    public static async Task<bool> For(Tx tx, int service, PersonId person) =>
        await MyCallback.Read(tx, service, person) is { Id: var callback } && await End(tx, callback);

    internal static async Task<bool> End(Tx tx, long callback)
    {
        if (await HeldCallback.Lock(tx, callback) is not { } held || held.State.IsOver())
            return false;

        await tx.Execute(
            "update callback set state = 'cancelled', ended_at = @now, next_at = null where id = @Id", new { held.Id, now = tx.Now });
        if (held.State is CallbackState.RingingSupporter && await HeldAttempt.Running(tx, callback) is { } attempt)
        {
            await EndAttempt.For(tx, held with { State = CallbackState.Cancelled }, attempt, AttemptOutcome.Withdrawn);
            await EndRing.CallOff(tx, CallbackRing.Purpose, attempt.Id);
        }

        return true;
    }
}
