using CrisisLine.Data;

namespace CrisisLine.Opening;

/// <summary>Whether a service is open at this instant.</summary>
public static class OpenNow
{
    public static Task<bool> Read(Tx tx, int service) =>
        tx.One<bool>(
            """
            select exists (
                select from service_night
                where service_id = @service and opens_at <= @now and closes_at > @now
            )
            """, new { service, now = tx.Now });
}
