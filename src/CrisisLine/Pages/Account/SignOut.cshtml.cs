using CrisisLine.Data;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CrisisLine.Pages.Account;

/// <summary>This browser is signed out, on every node, and a copy of its cookie opens nothing.</summary>
[Authorize(May.SignIn)]
public sealed class SignOutModel(Database database, SessionClock clock) : StaffPage(database)
{
    public async Task<IActionResult> OnPost()
    {
        await Transact(tx => Devices.SignOut(tx, Me.Account, Me.Device, clock.Now));
        await HttpContext.SignOutAsync(StaffCookie.Scheme);
        return RedirectToPage("/Account/SignIn");
    }
}
