using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>Names of those who did something, for pages that say who.</summary>
public static class ColleagueNames
{
    /// <summary>Also of those who no longer work here.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(Tx tx, IEnumerable<Guid?> accounts)
    {
        var ids = accounts.OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            ? new Dictionary<Guid, string>()
            : (await tx.Many<Row>("select id, name from account where id = any(@ids)", new { ids })).ToDictionary(row => row.Id, row => row.Name);
    }

    /// <summary>Who works in a service now, other than those who only look at figures.</summary>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> In(Tx tx, int service, Guid but) =>
        [.. (await tx.Many<Row>(
            """
            select account.id, account.name
            from account
            join membership on membership.account_id = account.id
            where membership.service_id = @service and membership.role <> 'Viewer' and account.ended_at is null and account.id <> @but
            order by account.name
            """, new { service, but })).Select(row => (row.Id, row.Name))];

    private sealed record Row(Guid Id, string Name);
}
