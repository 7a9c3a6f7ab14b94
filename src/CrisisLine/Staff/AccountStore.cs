using CrisisLine.Data;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

/// <summary>Where the framework's Identity finds accounts. Its methods are small because Identity asks for one thing at a time.</summary>
public sealed partial class AccountStore(Database database) : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserEmailStore<Account>
{
    private const string Columns =
        """
        id, name, email, phone, is_admin, password_hash, security_stamp, authenticator_key, uses_authenticator, recovery_codes,
        locked_until, version, ended_at
        """;

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        await database.Transact(tx => Add(tx, user), cancellationToken);
        return IdentityResult.Success;
    }

    /// <summary>For those who make an account together with something else.</summary>
    public static Task Add(Tx tx, Account account) =>
        tx.Execute(
            """
            insert into account (id, name, email, email_lookup, phone, is_admin, password_hash, security_stamp, authenticator_key,
                                 uses_authenticator, recovery_codes, made_at)
            values (@Id, @Name, @email, @lookup, @phone, @IsAdmin, @PasswordHash, @SecurityStamp, @key, @UsesAuthenticator, @RecoveryCodes, @now)
            """, new
            {
                account.Id,
                account.Name,
                email = tx.Keys.Seal("account.email", account.Email),
                lookup = LookupOf(tx, account.Email),
                phone = account.Phone is { } phone ? tx.Keys.Seal("account.phone", phone) : null,
                account.IsAdmin,
                account.PasswordHash,
                account.SecurityStamp,
                key = account.AuthenticatorKey is { } key ? tx.Keys.Seal("account.authenticator_key", key) : null,
                account.UsesAuthenticator,
                account.RecoveryCodes,
                now = tx.Now,
            });

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        var isWritten = await database.Transact(tx => Write(tx, user), cancellationToken);
        return isWritten ? IdentityResult.Success : IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
    }

    private static async Task<bool> Write(Tx tx, Account user)
    {
        var isWritten = await tx.Execute(
            """
            update account
            set name = @Name, phone = @phone, password_hash = @PasswordHash, security_stamp = @SecurityStamp, authenticator_key = @key,
                uses_authenticator = @UsesAuthenticator, recovery_codes = @RecoveryCodes, version = version + 1
            where id = @Id and version = @Version
            """, new
            {
                user.Id,
                user.Name,
                phone = user.Phone is { } phone ? tx.Keys.Seal("account.phone", phone) : null,
                user.PasswordHash,
                user.SecurityStamp,
                key = user.AuthenticatorKey is { } key ? tx.Keys.Seal("account.authenticator_key", key) : null,
                user.UsesAuthenticator,
                user.RecoveryCodes,
                user.Version,
            }) == 1;
        user.Version += isWritten ? 1 : 0;
        return isWritten;
    }

    /// <summary>Nobody is deleted here: the audit names them. Whoever leaves is ended (<see cref="EndAccount"/>).</summary>
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("An account is ended, never deleted: the audit names it.");

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? Find(tx => One(tx, "id = @id", new { id }), cancellationToken) : Task.FromResult<Account?>(null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Find(tx => One(tx, "email_lookup = @lookup", new { lookup = LookupOf(tx, normalizedUserName) }), cancellationToken);

    public Task<Account?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) => FindByNameAsync(normalizedEmail, cancellationToken);

    /// <returns>Null if there is none, or it is ended.</returns>
    public static Task<Account?> Find(Tx tx, Guid account) => One(tx, "id = @account", new { account });

    /// <summary>Of an account that is known to be there.</summary>
    public static Task<Guid> IdOf(Tx tx, string email) =>
        tx.One<Guid>("select id from account where email_lookup = @lookup", new { lookup = LookupOf(tx, email) });

    private Task<Account?> Find(Func<Tx, Task<Account?>> look, CancellationToken cancellation) => database.Transact(look, cancellation);

    /// <summary>An address is found whatever capitals it is written in.</summary>
    public static byte[] LookupOf(Tx tx, string email) => tx.Keys.Lookup("account.email", email.Trim().ToUpperInvariant());

    private static async Task<Account?> One(Tx tx, string which, object args)
    {
        var row = await tx.OneOrNone<Row>($"select {Columns} from account where {which} and ended_at is null", args);
        return row?.ToAccount(tx);
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email.ToUpperInvariant());

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetEmailAsync(Account user, string? email, CancellationToken cancellationToken) => Set(() => user.Email = email ?? "");

    public Task<string?> GetEmailAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    /// <summary>An invitation went to it, and was opened.</summary>
    public Task<bool> GetEmailConfirmedAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(Account user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(Account user, CancellationToken cancellationToken) => GetNormalizedUserNameAsync(user, cancellationToken);

    public Task SetNormalizedEmailAsync(Account user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) => Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) => Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public void Dispose() { }

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    private sealed record Row(
        Guid Id, string Name, byte[] Email, byte[]? Phone, bool IsAdmin, string? PasswordHash, string SecurityStamp, byte[]? AuthenticatorKey,
        bool UsesAuthenticator, string RecoveryCodes, Instant? LockedUntil, int Version, Instant? EndedAt)
    {
        public Account ToAccount(Tx tx) => new()
        {
            Id = Id,
            Name = Name,
            Email = tx.Keys.Open("account.email", Email),
            Phone = Phone is null ? null : tx.Keys.Open("account.phone", Phone),
            IsAdmin = IsAdmin,
            PasswordHash = PasswordHash,
            SecurityStamp = SecurityStamp,
            AuthenticatorKey = AuthenticatorKey is null ? null : tx.Keys.Open("account.authenticator_key", AuthenticatorKey),
            UsesAuthenticator = UsesAuthenticator,
            RecoveryCodes = RecoveryCodes,
            LockedUntil = LockedUntil,
            Version = Version,
            EndedAt = EndedAt,
        };
    }
}
