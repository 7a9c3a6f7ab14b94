using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>Names of those who did something, for pages that say who.</summary>
public static class Colleagues
{
    /// <summary>Also of those who no longer work here.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Names(Tx tx, IEnumerable<Guid?> accounts)
    {
        var ids = accounts.OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0
            ? new Dictionary<Guid, string>()
            : (await tx.Many<Row>("select id, name from account where id = any(@ids)", new { ids })).ToDictionary(row => row.Id, row => row.Name);
    }

    private sealed record Row(Guid Id, string Name);
}
