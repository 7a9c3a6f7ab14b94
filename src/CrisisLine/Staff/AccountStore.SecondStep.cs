using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace CrisisLine.Staff;

/// <summary>What comes after the password: an authenticator app, and recovery codes.</summary>
public sealed partial class AccountStore :
    IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Set(() => user.UsesAuthenticator = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.UsesAuthenticator);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) => Set(() => user.AuthenticatorKey = key);

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AuthenticatorKey);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Set(() => user.RecoveryCodes = string.Join('\n', recoveryCodes.Select(HashOf)));

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var left = Codes(user).ToList();
        var isOne = left.Remove(HashOf(code));
        user.RecoveryCodes = string.Join('\n', left);
        return Task.FromResult(isOne);
    }

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(Codes(user).Length);

    private static string[] Codes(Account user) => user.RecoveryCodes.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // They are long and random, so a plain hash gives nothing away that could be guessed.
    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant())));
}
