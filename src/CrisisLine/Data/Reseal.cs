using System.Security.Cryptography;

namespace CrisisLine.Data;

/// <summary>A few rows of one column, in order of their ids.</summary>
/// <param name="Earlier">The ids of those whose value is sealed with another key than wanted.</param>
/// <param name="Last">Where to go on; null at the end of the table.</param>
public sealed record SealedPage(IReadOnlyList<string> Earlier, string? Last);

/// <summary>
/// Seals values with the current key that an earlier one sealed. What they say stays the same, which is why Data may do
/// it in any room's table.
/// </summary>
public static class Reseal
{
    private const int RowsAtOnce = 200;

    /// <param name="keyId">The key that values ought to be sealed with.</param>
    public static async Task<SealedPage> Look(Tx tx, SealedColumn column, string? after, byte[] keyId)
    {
        var rows = await tx.Many<Row>(
            $"""
            select id::text as id, coalesce(substring({column.Name} from 2 for 4) <> @keyId, false) as is_earlier
            from {column.Table}
            {(after is null ? "" : $"where id > @after::{column.KeyType}")}
            order by {column.Table}.id
            limit @RowsAtOnce
            """, new { after, keyId, RowsAtOnce });
        return new SealedPage(
            [.. rows.Where(row => row.IsEarlier).Select(row => row.Id)], rows.Count == RowsAtOnce ? rows[^1].Id : null);
    }

    /// <remarks>
    /// Whoever writes one of these rows now comes first: it is left for the next look. The others are locked from the
    /// reading to the writing, so no change is lost; without their keys, so that rows which refer to them can be written.
    /// </remarks>
    /// <returns>How many were sealed anew.</returns>
    public static async Task<int> For(Tx tx, SealedColumn column, IReadOnlyList<string> ids)
    {
        var cells = await tx.Many<Cell>(
            $"""
            select id::text as id, {column.Name} as value
            from {column.Table}
            where id = any(@ids::{column.KeyType}[]) and substring({column.Name} from 2 for 4) <> @CurrentId
            order by {column.Table}.id
            for no key update skip locked
            """, new { ids = ids.ToArray(), tx.Keys.CurrentId });

        var anew = cells.Select(cell => (cell.Id, Value: Again(tx.Keys, column, cell.Value))).Where(cell => cell.Value is not null).ToList();
        return anew.Count == 0 ? 0 : await tx.Execute(
            $"""
            update {column.Table} set {column.Name} = anew.value
            from unnest(@ids::{column.KeyType}[], @values) as anew (id, value)
            where {column.Table}.id = anew.id
            """, new { ids = anew.Select(cell => cell.Id).ToArray(), values = anew.Select(cell => cell.Value).ToArray() });
    }

    /// <returns>Null if it cannot be opened; it stays as it is, and is counted as left.</returns>
    private static byte[]? Again(FieldKeys keys, SealedColumn column, byte[] value)
    {
        try
        {
            return keys.Seal(column.ToString(), keys.Open(column.ToString(), value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private sealed record Row(string Id, bool IsEarlier);

    private sealed record Cell(string Id, byte[] Value);
}
