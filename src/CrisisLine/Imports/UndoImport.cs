using CrisisLine.Data;
using CrisisLine.Statistics;

namespace CrisisLine.Imports;

/// <summary>A sheet that was brought in.</summary>
/// <param name="By">Null: from the command line.</param>
public sealed record ImportShown(long Id, string Kind, int Lines, Instant ImportedAt, string? By, Instant? UndoneAt)
{
    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<ImportShown>> All(Tx tx) =>
        tx.Many<ImportShown>(
            """
            select import.id, import.kind, import.lines, import.imported_at, account.name as by, import.undone_at
            from import
            left join account on account.id = import.imported_by
            order by import.id desc
            limit 100
            """);
}

/// <summary>Takes a sheet back, whole. What it was and who did so stays written down.</summary>
public static class UndoImport
{
    /// <returns>False if there is no such sheet, or it was taken back before.</returns>
    public static async Task<bool> For(Tx tx, long import, Guid account)
    {
        if (await tx.Execute("update import set undone_at = @now, undone_by = @account where id = @import and undone_at is null", new { import, account, now = tx.Now }) == 0)
            return false;
        var later = new List<(int Service, FirstVisits Nights)>();
        foreach (var sheet in await tx.Many<Nights>("select service_id, min(night) as first, max(night) as last from imported_visit where import_id = @import group by service_id", new { import }))
            if (await FirstVisits.After(tx, import, sheet.ServiceId, sheet.Last) is { } again)
                later.Add((sheet.ServiceId, again));
        var nights = await tx.Many<Nights>(
            """
            with gone as (
                delete from imported_visit where import_id = @import returning service_id, night
            ), silent as (
                delete from imported_call where import_id = @import returning service_id, night
            )
            select service_id, min(night) as first, max(night) as last
            from (select * from gone union all select * from silent) both_of
            group by service_id
            """, new { import });
        foreach (var one in nights)
            await RollUp.For(tx, one.ServiceId, one.First, one.Last, RollUp.Undo);
        foreach (var (service, again) in later)
            await RollUp.For(tx, service, again.First, again.Last, RollUp.Undo);
        return true;
    }

    private sealed record Nights(int ServiceId, LocalDate First, LocalDate Last);
}
