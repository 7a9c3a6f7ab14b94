using CrisisLine.Data;

namespace CrisisLine.Callbacks;

/// <summary>A try of which nothing was heard for a while; the provider is asked how the supporter's call stands.</summary>
public sealed record AttemptToLookAt(long Id, string Sid);

/// <summary>
/// News that is lost must leave nobody waiting: a supporter who could take no other call, a promise that nobody keeps. A watcher
/// asks for these, each at one time; one that dies leaves them to the next.
/// </summary>
public static class AttemptsToLookAt
{
    /// <summary>Longer than the person's phone can ring.</summary>
    internal static readonly Duration First = Duration.FromMinutes(1);

    private static readonly Duration Again = Duration.FromMinutes(3);

    public static Task<IReadOnlyList<AttemptToLookAt>> Claim(Tx tx, int most) =>
        tx.Many<AttemptToLookAt>(
            """
            with next as (
                select id
                from callback_attempt
                where ended_at is null and look_at <= @now and sid is not null
                order by look_at
                limit @most
                for update skip locked
            )
            update callback_attempt
            set look_at = @again
            from next
            where callback_attempt.id = next.id
            returning callback_attempt.id, callback_attempt.sid
            """, new { most, now = tx.Now, again = tx.Now + Again });

    /// <summary>The supporter is still in the call: by now somebody has picked up, and that news was lost.</summary>
    public static Task GoesOn(Tx tx, long attempt) => CallbackRing.Errand.PickedUpThere(tx, attempt);

    public static Task IsOver(Tx tx, long attempt) => CallbackRing.Errand.HungUp(tx, attempt);
}
