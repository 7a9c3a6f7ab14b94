using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>Somebody who works here, as those see them who keep accounts.</summary>
/// <param name="SeenAt">When they last did something here; null if not yet.</param>
public sealed record TeamMember(
    Guid Id, string Name, string Email, bool IsAdmin, Instant MadeAt, Instant? SeenAt, IReadOnlyList<Membership> Services)
{
    public Role? In(int service) => Services.FirstOrDefault(one => one.ServiceId == service)?.Role;
}

public static class TeamMembers
{
    /// <returns>Everybody whose account is not ended, by name.</returns>
    public static Task<IReadOnlyList<TeamMember>> Read(Tx tx) => Read(tx, "true", Guid.Empty);

    /// <returns>Null if there is none, or their account is ended.</returns>
    public static async Task<TeamMember?> One(Tx tx, Guid account) =>
        (await Read(tx, "account.id = @account", account)).SingleOrDefault();

    /// <returns>The keys of those services in which nobody else is a manager.</returns>
    public static async Task<IReadOnlyList<string>> OnlyManagerIn(Tx tx, Guid account)
    {
        // Until the end of the unit of work nobody else takes a manager away: of two who go at once, one stays.
        await tx.Execute("lock table membership in share row exclusive mode");
        return await tx.Many<string>(
            """
            select service.name
            from membership mine
            join service on service.id = mine.service_id
            where mine.account_id = @account and mine.role = 'Manager' and not exists (
                select from membership other
                join account on account.id = other.account_id
                where other.service_id = mine.service_id and other.role = 'Manager' and other.account_id <> @account
                    and account.ended_at is null)
            order by service.id
            """, new { account });
    }

    private static async Task<IReadOnlyList<TeamMember>> Read(Tx tx, string which, Guid account)
    {
        var rows = await tx.Many<Row>(
            $"""
            select account.id, account.name, account.email, account.is_admin, account.made_at,
                   (select max(seen_at) from device where account_id = account.id) as seen_at
            from account
            where account.ended_at is null and {which}
            order by account.name, account.id
            """, new { account });
        var found = new List<TeamMember>();
        foreach (var row in rows)
            found.Add(new TeamMember(
                row.Id, row.Name, tx.Keys.Open("account.email", row.Email), row.IsAdmin, row.MadeAt, row.SeenAt,
                    await Me.MembershipsOf(tx, row.Id)));
        return found;
    }

    private sealed record Row(Guid Id, string Name, byte[] Email, bool IsAdmin, Instant MadeAt, Instant? SeenAt);
}
