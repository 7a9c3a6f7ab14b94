using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CrisisLine.Pages.Account;

/// <summary>Somebody is signed in, and their role does not open what they asked for.</summary>
[Authorize(May.SignIn)]
public sealed class NotYoursModel : PageModel
{
    /// <summary>Whoever comes to work is sent to the evening; a supporter's work is the callbacks.</summary>
    public IActionResult OnGet(string? then)
    {
        if (then == "/tonight" && StaffCookie.MeOf(HttpContext) is { } me && me.MayAnywhere(May.Ring))
            return Redirect("/callbacks");
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }
}
