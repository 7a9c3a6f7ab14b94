using CrisisLine.Data;

namespace CrisisLine.Rings;

/// <summary>Each thing that was said to somebody whose phone we rang, as the provider was given it.</summary>
public static class RingSteps
{
    /// <returns>How often we have spoken in this call.</returns>
    public static Task<int> Count(Tx tx, long ring, string sid) =>
        tx.One<int>("select count(*)::int from ring_step where ring_id = @ring and sid = @sid", new { ring, sid });

    /// <summary>What was said at a turn: the same again, for a step that is asked for twice.</summary>
    public static async Task<string> Said(Tx tx, long ring, string sid, int turn) =>
        tx.Keys.Open("ring_step.answer", await tx.One<byte[]>(
            "select answer from ring_step where ring_id = @ring and sid = @sid and turn = @turn", new { ring, sid, turn }));

    /// <remarks>What it is about, and the ring, are held by whoever calls.</remarks>
    public static async Task Add(Tx tx, Errand errand, Ring ring, string sid, int turn, RingAnswer answer, string document)
    {
        await tx.Execute(
            "insert into ring_step (ring_id, sid, turn, answer, at) values (@Id, @sid, @turn, @document, @now)",
            new { ring.Id, sid, turn, document = tx.Keys.Seal("ring_step.answer", document), now = tx.Now });
        await tx.Execute(
            """
            update ring set provider_id = coalesce(provider_id, @sid), state = case when ended_at is null then 'answered' else state end
            where id = @Id
            """, new { ring.Id, sid });

        if (answer.State == RingState.Taken)
            // Also after all: they pressed the key when we had given up hearing from them.
            await tx.Execute("update ring set state = @State, ended_at = @now where id = @Id", new { ring.Id, answer.State, now = tx.Now });
        else if (RingState.IsOver(answer.State))
            await EndRing.For(tx, errand, ring.Id, ring.Subject, answer.State);
    }

    /// <summary>The provider tells how the call is getting on. What was told of another call than the one we know is not heeded.</summary>
    /// <param name="end">How it ended; null while it goes on.</param>
    /// <remarks>What it is about is held by whoever calls.</remarks>
    public static async Task Hear(Tx tx, Errand errand, Ring ring, string sid, string? end)
    {
        var isIt = await tx.Execute(
            """
            update ring
            set provider_id = @sid, state = case when state in ('queued', 'posting', 'unknown') then 'ringing' else state end
            where id = @Id and (provider_id is null or provider_id = @sid)
            """, new { ring.Id, sid }) == 1;
        if (isIt && end is not null)
        {
            await EndRing.For(tx, errand, ring.Id, ring.Subject, end);
            await errand.HungUp(tx, ring.Subject);
        }
    }
}
