using CrisisLine.Data;
using CrisisLine.Scheduling;

namespace CrisisLine.Rings;

/// <summary>
/// Has the phone of somebody who works here rung, written with the decision that made it. It rings after the commit, from the
/// quiet number of the service if it has one, and a recording of what is said there would tell nobody anything.
/// </summary>
public static class RingPhone
{
    /// <summary>Long enough to ring, to be looked up after a lost answer, and to ring once more.</summary>
    private static readonly Duration OfUse = Duration.FromMinutes(3);

    /// <returns>False if their phone is being rung about this already, or the service has no number to ring from.</returns>
    public static async Task<bool> For(Tx tx, int service, Guid account, string purpose, long subject)
    {
        var ring = await tx.OneOrNone<long?>(
            """
            insert into ring (service_id, account_id, our_number, purpose, subject, state, due_at, expires_at, created_at)
            select @service, @account, number, @purpose, @subject, 'queued', @now, @expires, @now
            from service_number
            where service_id = @service
            order by quiet desc, number
            limit 1
            on conflict (purpose, subject, account_id) where ended_at is null do nothing
            returning id
            """, new { service, account, purpose, subject, now = tx.Now, expires = tx.Now + OfUse });
        if (ring is { } id)
            Timers.Set(tx, tx.Now + OfUse, RingUnheard.Timer, id);
        return ring is not null;
    }
}
