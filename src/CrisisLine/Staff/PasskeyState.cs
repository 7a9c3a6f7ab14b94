using Microsoft.AspNetCore.DataProtection;

namespace CrisisLine.Staff;

/// <summary>What a passkey must answer to, kept in the browser, sealed, for the minutes that it takes.</summary>
public sealed class PasskeyState(IDataProtectionProvider protection, StaffCookie cookie)
{
    private const string Name = "crisisline-passkey";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("passkey").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string state) =>
        http.Response.Cookies.Append(Name, _protector.Protect(state, Life), cookie.Options(http, Life));

    /// <returns>Null if there is none, or it is too old; it is gone from the browser then.</returns>
    public string? Take(HttpContext http)
    {
        http.Response.Cookies.Delete(Name, cookie.Options(http, TimeSpan.Zero));
        try
        {
            return http.Request.Cookies[Name] is { } value ? _protector.Unprotect(value) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
