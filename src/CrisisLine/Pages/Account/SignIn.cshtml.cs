using CrisisLine.Development;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Account;

/// <summary>The first step: an address and a password. It never says which of the two was wrong.</summary>
[AllowAnonymous]
[EnableRateLimiting(Floods.SignIn)]
public sealed class SignInModel(SigningIn signingIn, FirstStep firstStep, IStringLocalizer<Text> words, IServiceProvider services) : PageModel
{
    // A field that is left empty comes as null.
    [BindProperty]
    public string Email { get; set => field = value ?? ""; } = "";

    [BindProperty]
    public string Password { get; set => field = value ?? ""; } = "";

    /// <summary>Which page they were on their way to.</summary>
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then
    {
        get => Ways.Inside(field);
        set;
    }

    public string? Fault { get; private set; }

    /// <summary>The demo's people; null anywhere else.</summary>
    public IReadOnlyList<DemoColleague>? Demo => services.GetService<DemoColleagues>()?.All;

    public async Task<IActionResult> OnPost()
    {
        var (outcome, account) = await signingIn.Password(Email, Password);
        if (account is not null)
        {
            firstStep.Remember(HttpContext, account);
            return RedirectToPage("/Account/SecondStep", new { then = Then });
        }

        Fault = outcome is Tried.Locked
            ? words["There were too many tries. Wait a few minutes, or use a passkey."]
            : words["That address and password do not belong together. Nothing is lost: try again, or ask a manager for a new link."];
        Password = "";
        return Page();
    }
}
