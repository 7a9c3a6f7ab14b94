using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Account;

/// <summary>The second step: something they hold. Whoever has not set one up does that first, and sees nothing before.</summary>
[AllowAnonymous]
[EnableRateLimiting(Floods.SignIn)]
public sealed class SecondStepModel(
    SigningIn signingIn, FirstStep firstStep, SecondStepOf secondStepOf, Database database, SessionClock clock, IStringLocalizer<Text> words) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then
    {
        get => Ways.Inside(field);
        set;
    }

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGet() => await firstStep.Read(HttpContext) switch
    {
        null => RedirectToPage("/Account/SignIn", new { then = Then }),
        var account when !await secondStepOf.IsSetUp(account) => RedirectToPage("/Account/SetUp"),
        _ => Page(),
    };

    public Task<IActionResult> OnPost(string? code) => Try(code, signingIn.Code);

    public Task<IActionResult> OnPostRecovery(string? code) => Try(code, signingIn.RecoveryCode);

    private async Task<IActionResult> Try(string? code, Func<Staff.Account, string, Task<Tried>> check)
    {
        if (await firstStep.Read(HttpContext) is not { } account)
            return RedirectToPage("/Account/SignIn", new { then = Then });
        if (!await secondStepOf.IsSetUp(account))
            return RedirectToPage("/Account/SetUp");

        var outcome = await check(account, code ?? "");
        if (outcome is Tried.Right)
        {
            firstStep.Forget(HttpContext);
            await StaffCookie.SignIn(HttpContext, account.Id, database, clock);
            return LocalRedirect(Then!);
        }

        Fault = outcome is Tried.Locked
            ? words["There were too many tries. Wait a few minutes, or use a passkey."]
            : words["That was not the right code. Wait for the next one and try again."];
        return Page();
    }
}
