using CrisisLine.Data;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

/// <summary>What came of a password or a code.</summary>
public enum Tried { Right, Wrong, Locked }

/// <summary>
/// The two steps of signing in: something known, then something held. After five mistakes the account rests, longer with each
/// further one; a passkey still opens it, so that nobody can lock a colleague out of their evening by guessing.
/// </summary>
public sealed class SigningIn(UserManager<Account> accounts, Database database, SessionClock clock)
{
    private const int MistakesAllowed = 5;

    private static readonly Duration LongestRest = Duration.FromMinutes(15);

    // Hashing takes as long for somebody who is not there, or the time would tell who is.
    private static readonly Account Nobody = new();
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <returns>The account, if the password is right.</returns>
    public async Task<(Tried Outcome, Account? Account)> Password(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account?.PasswordHash is null)
        {
            accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash, password);
            return (Tried.Wrong, null);
        }

        var isRight = await accounts.CheckPasswordAsync(account, password);
        var outcome = await Count(account, isRight, isWholeSignIn: false);
        return (outcome, outcome is Tried.Right ? account : null);
    }

    /// <summary>The six digits of an authenticator app. Each code is taken once.</summary>
    public async Task<Tried> Code(Account account, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        var isRight = account.UsesAuthenticator
            && await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits)
            && await IsNew(account, digits);
        return await Count(account, isRight, isWholeSignIn: true);
    }

    public async Task<Tried> RecoveryCode(Account account, string code) =>
        await Count(account, (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim())).Succeeded, isWholeSignIn: true);

    private Task<bool> IsNew(Account account, string code) =>
        database.Transact(async tx => await tx.Execute(
            "update account set last_code = @code where id = @Id and last_code is distinct from @code", new { account.Id, code }) == 1, CancellationToken.None);

    private async Task<Tried> Count(Account account, bool isRight, bool isWholeSignIn)
    {
        if (account.LockedUntil > clock.Now)
            return Tried.Locked;
        if (isRight && !isWholeSignIn)
            return Tried.Right;

        return await database.Transact(tx => isRight ? Forgive(tx, account) : Remember(tx, account), CancellationToken.None);
    }

    private static async Task<Tried> Forgive(Tx tx, Account account)
    {
        await tx.Execute("update account set failed_count = 0, locked_until = null where id = @Id", new { account.Id });
        return Tried.Right;
    }

    // Counted in the database: guesses that come at once, through several nodes, are all counted.
    private async Task<Tried> Remember(Tx tx, Account account)
    {
        var mistakes = await tx.One<int>("update account set failed_count = failed_count + 1 where id = @Id returning failed_count", new { account.Id });
        if (mistakes < MistakesAllowed)
            return Tried.Wrong;

        var rest = Duration.Min(LongestRest, Duration.FromMinutes(Math.Pow(2, Math.Min(mistakes - MistakesAllowed, 5))));
        await tx.Execute("update account set locked_until = @until where id = @Id", new { account.Id, until = clock.Now + rest });
        return Tried.Wrong;
    }
}
