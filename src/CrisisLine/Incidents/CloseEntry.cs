using CrisisLine.Data;

namespace CrisisLine.Incidents;

/// <summary>A lead closes what happened, with what was learnt from it or done about it. It is closed once.</summary>
public static class CloseEntry
{
    /// <returns>False if that service has no such entry, or a colleague closed it before.</returns>
    public static async Task<bool> For(Tx tx, int service, long entry, string learnt, Guid account) =>
        await tx.Execute(
            """
            update happened set learnt = @learnt, closed_by = @account, closed_at = @now
            where id = @entry and service_id = @service and closed_at is null
            """, new { entry, service, learnt = tx.Keys.Seal("happened.learnt", learnt), account, now = tx.Now }) == 1;
}
