using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>A service that somebody works for, and as what.</summary>
public sealed record Membership(int ServiceId, string Key, string Name, string Kind, string TimeZone, Role Role, Instant? OnCallUntil)
{
    public DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];
}

/// <summary>Whoever is signed in, as their account stands at this moment.</summary>
/// <param name="Device">The browser that they use.</param>
public sealed record Me(Guid Account, string Name, bool IsAdmin, Guid Device, IReadOnlyList<Membership> Services)
{
    /// <summary>Whether they may in any service; what is about one service asks <see cref="In"/>.</summary>
    public bool MayAnywhere(string what) =>
        what == May.SignIn || (what == May.KeepAccounts && IsAdmin) || Services.Any(service => May.Roles[what].Contains(service.Role));

    /// <returns>The service, if they may do this there; null also if there is none of that key.</returns>
    public Membership? In(string service, string what) =>
        Services.FirstOrDefault(one => one.Key == service && May.Roles[what].Contains(one.Role));

    public static async Task<Me?> Read(Tx tx, Guid account, Guid device)
    {
        var one = await tx.OneOrNone<Row>(
            "select name, is_admin from account where id = @account and ended_at is null", new { account });
        return one is null ? null : new Me(account, one.Name, one.IsAdmin, device, await MembershipsOf(tx, account));
    }

    public static async Task<IReadOnlyList<Membership>> MembershipsOf(Tx tx, Guid account)
    {
        var rows = await tx.Many<MembershipRow>(
            """
            select membership.service_id, service.key, service.name, service.kind, service.time_zone, membership.role, membership.on_call_until
            from membership
            join service on service.id = membership.service_id
            where membership.account_id = @account
            order by service.kind <> 'house', service.id
            """, new { account });
        return [.. rows.Select(row => new Membership(
            row.ServiceId, row.Key, row.Name, row.Kind, row.TimeZone, Enum.Parse<Role>(row.Role), row.OnCallUntil))];
    }

    private sealed record Row(string Name, bool IsAdmin);

    private sealed record MembershipRow(
        int ServiceId, string Key, string Name, string Kind, string TimeZone, string Role, Instant? OnCallUntil);
}
