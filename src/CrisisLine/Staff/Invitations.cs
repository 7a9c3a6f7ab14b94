using System.Buffers.Text;
using System.Security.Cryptography;
using CrisisLine.Data;

namespace CrisisLine.Staff;

/// <summary>What an invitation is for.</summary>
/// <param name="Role">Admin, or the name of a <see cref="Staff.Role"/>.</param>
/// <param name="Service">Null: every service that there is when it is used.</param>
/// <param name="Account">A new way in for this account; null for somebody new.</param>
public sealed record Invited(string Role, int? Service = null, string? Email = null, Guid? Account = null, Guid? MadeBy = null);

/// <summary>An invitation that somebody holds in their hand.</summary>
public sealed record OpenInvitation(long Id, string Role, int? ServiceId, string? Email, Guid? AccountId, string? AccountName);

/// <summary>One-time links: the only way to an account. The link itself is not kept, only a keyed hash of it.</summary>
public static class Invitations
{
    public const string Admin = "Admin", Page = "/account/join/";

    private static readonly Duration Life = Duration.FromDays(7);

    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetNames<Role>(), Admin];

    /// <returns>What stands at the end of the link.</returns>
    public static async Task<string> Make(Tx tx, Invited invited)
    {
        var word = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await tx.Execute(
            """
            insert into invitation (lookup, email, role, service_id, account_id, made_by, made_at, expires_at)
            values (@lookup, @email, @Role, @Service, @Account, @MadeBy, @now, @until)
            """, new
            {
                lookup = tx.Keys.Lookup("invitation", word),
                email = invited.Email is { } email ? tx.Keys.Seal("invitation.email", email) : null,
                invited.Role,
                invited.Service,
                invited.Account,
                invited.MadeBy,
                now = tx.Now,
                until = tx.Now + Life,
            });
        return word;
    }

    /// <summary>The first manager's, while nobody has an account and no invitation is open; of several nodes one makes it.</summary>
    /// <returns>Null if it is not needed any more.</returns>
    public static async Task<string?> MakeFirst(Tx tx)
    {
        await tx.Execute("lock table invitation in share row exclusive mode");
        var isNeeded = await tx.One<bool>(
            "select not exists (select from account) and not exists (select from invitation where used_at is null and expires_at > @now)", new { now = tx.Now });
        return isNeeded ? await Make(tx, new Invited(nameof(Role.Manager))) : null;
    }

    /// <param name="isForUse">Holds it until the end of the unit of work, so that of two who use it one is too late.</param>
    /// <returns>Null if there is none, it was used, or its time is over.</returns>
    public static async Task<OpenInvitation?> Find(Tx tx, string word, bool isForUse = false)
    {
        var row = await tx.OneOrNone<Row>(
            $"""
            select invitation.id, invitation.role, invitation.service_id, invitation.email, invitation.account_id, account.name as account_name
            from invitation
            left join account on account.id = invitation.account_id
            where lookup = @lookup and used_at is null and expires_at > @now
            {(isForUse ? "for update of invitation" : "")}
            """, new { lookup = tx.Keys.Lookup("invitation", word), now = tx.Now });
        return row is null
            ? null
            : new OpenInvitation(
                row.Id, row.Role, row.ServiceId, row.Email is { } email ? tx.Keys.Open("invitation.email", email) : null, row.AccountId, row.AccountName);
    }

    public static Task Use(Tx tx, OpenInvitation invitation) =>
        tx.Execute("update invitation set used_at = @now where id = @Id", new { invitation.Id, now = tx.Now });

    private sealed record Row(long Id, string Role, int? ServiceId, byte[]? Email, Guid? AccountId, string? AccountName);
}
