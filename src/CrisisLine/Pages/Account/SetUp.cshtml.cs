using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace CrisisLine.Pages.Account;

/// <summary>Setting up an authenticator app or a passkey: right after joining, or for somebody signed in who wants another.</summary>
[AllowAnonymous]
[EnableRateLimiting(Floods.SignIn)]
public sealed class SetUpModel(
    UserManager<Staff.Account> accounts, WhoSetsUp who, Database database, SessionClock clock, IStringLocalizer<Text> words) : PageModel
{
    private const string Issuer = "CrisisLine";

    public string? Fault { get; private set; }

    /// <summary>In groups of four, to be typed.</summary>
    public string Key { get; private set; } = "";

    /// <summary>An SVG of our own making: the key as authenticator apps read it.</summary>
    public string Picture { get; private set; } = "";

    public async Task<IActionResult> OnGet() => await Show(await who.Is(HttpContext));

    public async Task<IActionResult> OnPost(string? code)
    {
        if (await who.Is(HttpContext) is not { } account)
            return RedirectToPage("/Account/SignIn");

        var digits = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, digits))
        {
            Fault = words["That was not the code that the app shows. Wait for the next one and try again."];
            return await Show(account);
        }

        await accounts.SetTwoFactorEnabledAsync(account, true);
        await who.IsDone(HttpContext, account, database, clock);
        return RedirectToPage("/Account/RecoveryCodes");
    }

    private async Task<IActionResult> Show(Staff.Account? account)
    {
        if (account is null)
            return RedirectToPage("/Account/SignIn");
        if (account.UsesAuthenticator)
            return RedirectToPage("/Account/Mine");
        if (account.AuthenticatorKey is null)
            await accounts.ResetAuthenticatorKeyAsync(account);

        var key = account.AuthenticatorKey!;
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        var address = $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer={Issuer}";
        using var maker = new QRCodeGenerator();
        using var drawn = new SvgQRCode(maker.CreateQrCode(address, QRCodeGenerator.ECCLevel.M));
        Picture = drawn.GetGraphic(5);
        return Page();
    }
}
