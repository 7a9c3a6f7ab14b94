using CrisisLine.Data;
using CrisisLine.Domain.People;

namespace CrisisLine.Audit;

/// <summary>Something that was done, as those read it who may ask.</summary>
/// <param name="Name">Of the colleague; what else did it, if it was none.</param>
public sealed record DeedSeen(long Id, Instant At, string Name, string Action, string? Service, string? Subject, string? Reason);

/// <summary>Who saw or changed what, the newest first.</summary>
public static class WhoSaw
{
    private const int Most = 500;

    /// <summary>What was done about one person.</summary>
    public static Task<IReadOnlyList<DeedSeen>> About(Tx tx, PersonId person) => Read(tx, "entry.person_id = @person", new { person, Most });

    /// <summary>What one colleague did.</summary>
    public static Task<IReadOnlyList<DeedSeen>> By(Tx tx, Guid account) => Read(tx, "entry.account_id = @account", new { account, Most });

    public static Task<IReadOnlyList<DeedSeen>> Latest(Tx tx) => Read(tx, "true", new { Most });

    private static async Task<IReadOnlyList<DeedSeen>> Read(Tx tx, string which, object args)
    {
        var rows = await tx.Many<Row>(
            $"""
            select entry.id, entry.at, coalesce(account.name, entry.actor) as name, entry.action, service.name as service, entry.subject, entry.reason
            from audit_entry entry
            left join account on account.id = entry.account_id
            left join service on service.id = entry.service_id
            where {which}
            order by entry.id desc
            limit @Most
            """, args);
        return [.. rows.Select(row => new DeedSeen(
            row.Id, row.At, row.Name, row.Action, row.Service, row.Subject,
            row.Reason is { } reason ? tx.Keys.Open("audit_entry.reason", reason) : null))];
    }

    private sealed record Row(long Id, Instant At, string Name, string Action, string? Service, string? Subject, byte[]? Reason);
}
