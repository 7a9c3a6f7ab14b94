using CrisisLine.Data;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

/// <summary>What came of opening an invitation.</summary>
public abstract record Joined
{
    private Joined() { }

    /// <summary>They have a password; nothing is shown to them before the second step is set up.</summary>
    public sealed record Welcome(Account Account) : Joined;

    /// <summary>The link was used, its time is over, or there never was one like it.</summary>
    public sealed record NoSuchInvitation : Joined;

    /// <summary>Somebody has an account under this address.</summary>
    public sealed record AddressIsTaken : Joined;

    /// <param name="Because">A sentence each.</param>
    public sealed record PasswordIsWeak(IReadOnlyList<string> Because) : Joined;
}

/// <summary>Somebody opens their invitation, says who they are and chooses a password.</summary>
public sealed class Joining(Database database, UserManager<Account> accounts, SessionClock clock)
{
    public async Task<Joined> For(string word, string name, string email, string password, CancellationToken cancellation)
    {
        var account = new Account { Name = name, Email = email, SecurityStamp = Guid.NewGuid().ToString("N") };
        var faults = new List<string>();
        foreach (var validator in accounts.PasswordValidators)
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } weak)
                faults.AddRange(weak.Errors.Select(error => error.Description));
        if (faults.Count > 0)
            return new Joined.PasswordIsWeak(faults);

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        return await database.Transact(tx => Use(tx, word, account), cancellation);
    }

    private async Task<Joined> Use(Tx tx, string word, Account account)
    {
        if (await Invitations.Find(tx, word, isForUse: true) is not { } invitation)
            return new Joined.NoSuchInvitation();
        await Invitations.Use(tx, invitation);
        if (invitation.AccountId is { } known)
            return await NewWayIn(tx, known, account.PasswordHash!);

        var isTaken = await tx.One<bool>(
            "select exists (select from account where email_lookup = @lookup)", new { lookup = AccountStore.LookupOf(tx, account.Email) });
        if (isTaken)
        {
            tx.Undo();
            return new Joined.AddressIsTaken();
        }

        account.IsAdmin = invitation.Role == Invitations.Admin;
        await AccountStore.Add(tx, account);
        if (!account.IsAdmin)
            await Memberships.InEveryService(tx, account.Id, invitation.Role, invitation.ServiceId);
        return new Joined.Welcome(account);
    }

    /// <summary>Somebody lost their way in: all that they had is void, and they begin again with a new password.</summary>
    private async Task<Joined> NewWayIn(Tx tx, Guid known, string passwordHash)
    {
        await tx.Execute(
            """
            update account
            set password_hash = @passwordHash, authenticator_key = null, uses_authenticator = false, recovery_codes = '', failed_count = 0,
                locked_until = null, security_stamp = @stamp, version = version + 1
            where id = @known and ended_at is null
            """, new { known, passwordHash, stamp = Guid.NewGuid().ToString("N") });
        await tx.Execute("delete from passkey where account_id = @known", new { known });
        await Devices.SignOutAll(tx, known, clock.Now);
        return await AccountStore.Find(tx, known) is { } account ? new Joined.Welcome(account) : new Joined.NoSuchInvitation();
    }
}
