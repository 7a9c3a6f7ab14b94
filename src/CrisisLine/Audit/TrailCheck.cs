using System.Security.Cryptography;
using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Audit;

/// <summary>What came of reading the whole audit again.</summary>
/// <param name="Lines">How many there are.</param>
/// <param name="Broken">The first line that does not follow from the one before; null if all do.</param>
/// <param name="Last">
/// The beginning of the last line's mark. Whoever notes it down can tell later that no line was taken away at the end.
/// </param>
public sealed record TrailChecked(long Lines, long? Broken, string? Last);

public static class TrailCheck
{
    private const int AtOnce = 5000;

    public static async Task<TrailChecked> Read(Tx tx)
    {
        var (lines, last, before) = (0L, 0L, (byte[]?)null);
        while (await Next(tx, last) is { Count: > 0 } rows)
            foreach (var row in rows)
            {
                if (!Follows(tx, row, before))
                    return new TrailChecked(lines, row.Id, Short(before));
                (lines, last, before) = (lines + 1, row.Id, row.Mark);
            }

        return new TrailChecked(lines, Broken: null, Short(before));
    }

    private static bool Follows(Tx tx, Row row, byte[]? before)
    {
        var line = new Trail.Line(
            row.At, row.AccountId, row.Actor, row.Action, row.ServiceId, row.PersonId is { } id ? new PersonId(id) : null, row.Subject, row.ReasonMark);
        return CryptographicOperations.FixedTimeEquals(line.Mark(tx, before), row.Mark)
            && (row.Reason is null || (row.ReasonMark is { } mark && IsReason(tx, row.Reason, mark)));
    }

    private static bool IsReason(Tx tx, byte[] reason, byte[] mark)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(Trail.MarkOf(tx, tx.Keys.Open("audit_entry.reason", reason)), mark);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static Task<IReadOnlyList<Row>> Next(Tx tx, long after) =>
        tx.Many<Row>(
            """
            select id, at, account_id, actor, action, service_id, person_id, subject, reason, reason_mark, mark
            from audit_entry
            where id > @after
            order by id
            limit @AtOnce
            """, new { after, AtOnce });

    private static string? Short(byte[]? mark) => mark is null ? null : Convert.ToHexString(mark)[..16];

    private sealed record Row(
        long Id, Instant At, Guid? AccountId, string Actor, string Action, int? ServiceId, Guid? PersonId, string? Subject,
        byte[]? Reason, byte[]? ReasonMark, byte[] Mark);
}
