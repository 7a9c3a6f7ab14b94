using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrisisLine.Pages.Account;

/// <summary>Somebody is signed in, and their role does not open what they asked for.</summary>
[Authorize(May.SignIn)]
public sealed class NotYoursModel : PageModel
{
    public void OnGet() => Response.StatusCode = StatusCodes.Status403Forbidden;
}
