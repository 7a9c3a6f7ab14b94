using CrisisLine.Data;

namespace CrisisLine.Inbox;

/// <summary>Who can be rung about what nobody has taken: on call now in that service, with a phone, and still working here.</summary>
internal static class OnCall
{
    public const string Lead = "ShiftLead", Manager = "Manager";

    public static Task<IReadOnlyList<Guid>> Read(Tx tx, int service, string role) =>
        tx.Many<Guid>(
            """
            select account.id
            from membership
            join account on account.id = membership.account_id
            where membership.service_id = @service and membership.role = @role and membership.on_call_until > @now
              and account.ended_at is null and account.phone is not null
            order by account.made_at, account.id
            """, new { service, role, now = tx.Now });

    /// <summary>All of that role who can be rung, on call or not: for what somebody must know whoever it is.</summary>
    public static Task<IReadOnlyList<Guid>> Everybody(Tx tx, int service, string role) =>
        tx.Many<Guid>(
            """
            select account.id
            from membership
            join account on account.id = membership.account_id
            where membership.service_id = @service and membership.role = @role and account.ended_at is null and account.phone is not null
            order by account.made_at, account.id
            """, new { service, role });
}
