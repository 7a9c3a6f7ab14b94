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
    public static Task<bool> For(Tx tx, int service, Guid account, string purpose, long subject) =>
        Write(tx, service, account, supporter: null, purpose, subject);

    /// <summary>The same for a supporter, whose number is not an account's.</summary>
    public static Task<bool> OfSupporter(Tx tx, int service, long supporter, string purpose, long subject) =>
        Write(tx, service, account: null, supporter, purpose, subject);

    private static async Task<bool> Write(Tx tx, int service, Guid? account, long? supporter, string purpose, long subject)
    {
        var ring = await tx.OneOrNone<long?>(
            """
            insert into ring (service_id, account_id, supporter_id, our_number, purpose, subject, state, due_at, expires_at, created_at)
            select @service, @account, @supporter, number, @purpose, @subject, 'queued', @now, @expires, @now
            from service_number
            where service_id = @service
            order by quiet desc, number
            limit 1
            on conflict do nothing
            returning id
            """, new { service, account, supporter, purpose, subject, now = tx.Now, expires = tx.Now + OfUse });
        if (ring is { } id)
            Timers.Set(tx, tx.Now + OfUse, RingUnheard.Timer, id);
        return ring is not null;
    }
}
