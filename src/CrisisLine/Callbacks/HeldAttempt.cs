using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;

namespace CrisisLine.Callbacks;

/// <summary>A try to ring somebody. Its callback is held before it.</summary>
/// <param name="Sid">The provider's id of the call in which they pressed 1.</param>
/// <param name="AcceptedAt">When the supporter pressed 1.</param>
/// <param name="AnsweredAt">When somebody, or a machine, picked up at the person's end.</param>
internal sealed record HeldAttempt(long Id, long CallbackId, long SupporterId, string? Sid, Instant? AcceptedAt, Instant? AnsweredAt, Instant? EndedAt)
{
    public bool IsOver => EndedAt is not null;

    /// <summary>Holds the callback, and then the try.</summary>
    /// <returns>Null if there is no such try.</returns>
    public static async Task<(HeldCallback Callback, HeldAttempt Attempt)?> Lock(Tx tx, long attempt)
    {
        if (await tx.OneOrNone<long?>("select callback_id from callback_attempt where id = @attempt", new { attempt }) is not { } callback
            || await HeldCallback.Lock(tx, callback) is not { } held)
            return null;
        return (held, await tx.One<HeldAttempt>(
            """
            select id, callback_id, supporter_id, sid, accepted_at, answered_at, ended_at
            from callback_attempt
            where id = @attempt
            for no key update
            """, new { attempt }));
    }

    /// <returns>The try that goes on now; null if there is none.</returns>
    /// <remarks>The callback is held by whoever calls.</remarks>
    public static Task<HeldAttempt?> Running(Tx tx, long callback) =>
        tx.OneOrNone<HeldAttempt>(
            """
            select id, callback_id, supporter_id, sid, accepted_at, answered_at, ended_at
            from callback_attempt
            where callback_id = @callback and ended_at is null
            for no key update
            """, new { callback });
}

/// <summary>How <see cref="AttemptOutcome"/> is written.</summary>
internal static class AttemptOutcomeColumn
{
    public static string Write(AttemptOutcome outcome) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString());
}
