using CrisisLine.Data;

namespace CrisisLine.Incidents;

/// <summary>A lead closes what happened, with what was learnt from it or done about it. It is closed once.</summary>
public static class CloseEntry
{
    /// <param name="complaints">Whether it may be a complaint: managers close those.</param>
    /// <returns>False if that service has no such entry for them, or a colleague closed it before.</returns>
    public static async Task<bool> For(Tx tx, int service, long entry, string learnt, Guid account, bool complaints) =>
        await tx.Execute(
            """
            update happened set learnt = @learnt, closed_by = @account, closed_at = @now
            where id = @entry and service_id = @service and closed_at is null and (@complaints or kind <> 'complaint')
            """, new { entry, service, complaints, learnt = tx.Keys.Seal("happened.learnt", learnt), account, now = tx.Now }) == 1;
}
