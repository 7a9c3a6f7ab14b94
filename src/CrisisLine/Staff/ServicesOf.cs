using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>Services, as far as somebody who keeps accounts has to do with them: by key and name.</summary>
public static class ServicesOf
{
    /// <returns>Where this keeper may give roles: an admin everywhere, a manager where they manage.</returns>
    public static async Task<IReadOnlyList<(string Key, string Name)>> Keeper(Tx tx, Me me) =>
        [.. (await tx.Many<Row>("select key, name from service order by kind <> 'house', id"))
            .Where(row => me.MayGive(nameof(Role.Viewer), row.Key)).Select(row => (row.Key, row.Name))];

    /// <returns>Null if there is none of that key.</returns>
    public static Task<int?> IdOf(Tx tx, string key) =>
        tx.OneOrNone<int?>("select id from service where key = @key", new { key });

    private sealed record Row(string Key, string Name);
}
