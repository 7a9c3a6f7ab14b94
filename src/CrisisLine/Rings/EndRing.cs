using CrisisLine.Data;

namespace CrisisLine.Rings;

/// <summary>A ring is over, once; whoever wanted the phone rung hears if it was in vain. What it is about is held by whoever calls.</summary>
public static class EndRing
{
    public static async Task For(Tx tx, Errand errand, long ring, long subject, string state, int? errorCode = null)
    {
        var isOver = await tx.Execute(
            """
            update ring set state = @state, ended_at = @now, error_code = @errorCode
            where id = @ring and ended_at is null
            """, new { ring, state, errorCode, now = tx.Now }) == 1;
        if (isOver && RingState.IsInVain(state))
            await errand.InVain(tx, subject);
    }

    /// <summary>What it is about is in somebody's hands: phones that have not rung yet need not.</summary>
    public static Task CallOff(Tx tx, string purpose, long subject) =>
        tx.Execute(
            """
            update ring set state = 'called_off', ended_at = @now
            where purpose = @purpose and subject = @subject and state = 'queued'
            """, new { purpose, subject, now = tx.Now });
}
