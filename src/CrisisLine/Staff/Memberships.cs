using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>What somebody is in which service.</summary>
public static class Memberships
{
    /// <param name="service">Null: every service that there is.</param>
    public static Task InEveryService(Tx tx, Guid account, string role, int? service) =>
        tx.Execute(
            """
            insert into membership (account_id, service_id, role, since)
            select @account, service.id, @role, @now from service where @service::int is null or service.id = @service
            """, new { account, role, service, now = tx.Now });

    /// <param name="role">Null: they are nothing there any more.</param>
    /// <returns>False if nothing changed.</returns>
    public static async Task<bool> Change(Tx tx, Guid account, int service, Role? role) =>
        (role is { } given
            ? await tx.Execute(
                """
                insert into membership (account_id, service_id, role, since) values (@account, @service, @role, @now)
                on conflict (account_id, service_id) do update set role = excluded.role, since = excluded.since, on_call_until = null
                where membership.role <> excluded.role
                """, new { account, service, role = given.ToString(), now = tx.Now })
            : await tx.Execute("delete from membership where account_id = @account and service_id = @service", new { account, service })) > 0;
}
