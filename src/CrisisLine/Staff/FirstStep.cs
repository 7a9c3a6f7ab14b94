using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace CrisisLine.Staff;

/// <summary>
/// Between the two steps: a cookie that says whose password was right. It shows nothing and opens nothing but the second
/// step, for ten minutes.
/// </summary>
public sealed class FirstStep(IDataProtectionProvider protection, AccountLookUp accounts, StaffCookie cookie)
{
    private const string Name = "crisisline-first";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("first step").ToTimeLimitedDataProtector();

    public void Remember(HttpContext http, Account account) =>
        http.Response.Cookies.Append(Name, _protector.Protect($"{account.Id} {MarkOf(account)}", Life), cookie.Options(http, Life));

    public void Forget(HttpContext http) => http.Response.Cookies.Delete(Name, cookie.Options(http, TimeSpan.Zero));

    /// <returns>Null if nobody has taken the first step in this browser, or their password was changed since.</returns>
    public async Task<Account?> Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { } value)
            return null;
        try
        {
            var said = _protector.Unprotect(value).Split(' ');
            return await accounts.Find(Guid.Parse(said[0])) is { } account && MarkOf(account) == said[1] ? account : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string MarkOf(Account account) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash ?? "")))[..16];
}
