using CrisisLine.Data;
using CrisisLine.Scheduling;

namespace CrisisLine.Rings;

/// <summary>
/// Nothing was heard of a ring until it was no use any more: the provider was away, or its news was lost. Whoever wanted the
/// phone rung goes on. Keys that are pressed after all count still.
/// </summary>
public static class RingUnheard
{
    public const string Timer = "ring-unheard";

    public static Alarm Alarm(Errands errands) => new(Timer, (tx, ring) => For(tx, errands, ring), Overdue);

    private static async Task For(Tx tx, Errands errands, long id)
    {
        if (await Ring.Look(tx, id) is not { } ring)
            return;

        var errand = errands.Of(ring);
        await errand.Hold(tx, ring.Subject);
        var expiresAt = await tx.OneOrNone<Instant?>("select expires_at from ring where id = @id and ended_at is null for no key update", new { id });
        if (expiresAt > tx.Now)
            Timers.Set(tx, expiresAt.Value, Timer, id);
        else if (expiresAt is not null)
            await EndRing.For(tx, errand, id, ring.Subject, RingState.Unheard);
    }

    private static Task<IReadOnlyList<long>> Overdue(Tx tx, Instant before) =>
        tx.Many<long>("select id from ring where ended_at is null and expires_at < @before order by expires_at limit 1000", new { before });
}
