using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Account;

/// <summary>Opening an invitation.</summary>
[AllowAnonymous]
[EnableRateLimiting(Floods.SignIn)]
public sealed class JoinModel(Joining joining, FirstStep firstStep, Database database, IStringLocalizer<Text> words) : PageModel
{
    // A field that is left empty comes as null.
    [BindProperty]
    public string Name { get; set => field = value ?? ""; } = "";

    [BindProperty]
    public string Email { get; set => field = value ?? ""; } = "";

    [BindProperty]
    public string Password { get; set => field = value ?? ""; } = "";

    /// <summary>Null if the link does not work (any more).</summary>
    public OpenInvitation? Invitation { get; private set; }

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public async Task OnGet(string word)
    {
        await Find(word);
        Email = Invitation?.Email ?? "";
    }

    public async Task<IActionResult> OnPost(string word)
    {
        await Find(word);
        if (Invitation is null)
            return Page();
        Faults = [.. FaultsOf(Invitation)];
        if (Faults.Count > 0)
            return Page();

        switch (await joining.For(word, Name.Trim(), Email.Trim(), Password, HttpContext.RequestAborted))
        {
            case Joined.Welcome welcome:
                await database.Transact(tx => Trail.Add(tx, new Deed(Actor.Of(welcome.Account.Id), "joined")), HttpContext.RequestAborted);
                firstStep.Remember(HttpContext, welcome.Account);
                return RedirectToPage("/Account/SetUp");
            case Joined.PasswordIsWeak weak:
                Faults = weak.Because;
                return Page();
            case Joined.AddressIsTaken:
                Faults = [words["Somebody has an account under this address. Is it you? Then sign in."]];
                return Page();
            default:
                Invitation = null;
                return Page();
        }
    }

    private async Task Find(string word) =>
        Invitation = await database.Transact(tx => Invitations.Find(tx, word), HttpContext.RequestAborted);

    private IEnumerable<string> FaultsOf(OpenInvitation invitation)
    {
        if (invitation.AccountId is not null)
            yield break;
        if (Name.Trim() is not { Length: > 0 and <= 80 })
            yield return words["Please say what colleagues call you."];
        if (Email.Trim() is not { Length: > 2 and <= 200 } email || !email.Contains('@'))
            yield return words["Please give an email address."];
    }
}
