using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;

namespace CrisisLine.Callbacks;

/// <summary>
/// Somebody asked on one phone to be rung on another. One of us makes sure that it is theirs, or that whoever has it agrees; until
/// then nobody rings there (H-39).
/// </summary>
public static class AgreeToCallback
{
    /// <returns>Those that wait for it.</returns>
    public static Task<IReadOnlyList<long>> Waiting(Tx tx) =>
        tx.Many<long>("select id from callback where needs_agreement and ended_at is null");

    /// <returns>False if it does not wait for that any more.</returns>
    public static async Task<bool> For(Tx tx, long callback)
    {
        if (await HeldCallback.Lock(tx, callback) is not { NeedsAgreement: true } held || held.State.IsOver())
            return false;

        var promise = CallbackPromise.Of(Instant.Max(held.Promise.Due, tx.Now), held.Within, held.Promise.Ends);
        await tx.Execute(
            """
            update callback
            set needs_agreement = false, due_at = @Due, virtual_start = @Due, promised_by = @By, state = case when @Due <= @now then 'due' else 'requested' end
            where id = @Id
            """, new { held.Id, promise.Due, promise.By, now = tx.Now });
        await KeepCallback.Plan(tx, callback);
        return true;
    }
}
