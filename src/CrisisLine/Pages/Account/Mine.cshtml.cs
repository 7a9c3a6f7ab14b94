using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Domain.People;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Account;

/// <summary>One's own account: phone, being on call, passkeys, where one is signed in.</summary>
[Authorize(May.SignIn)]
public sealed class MineModel(UserManager<Staff.Account> accounts, Database database, SessionClock clock, IStringLocalizer<Text> words) : StaffPage(database)
{
    public bool HasPhone { get; private set; }

    public bool UsesAuthenticator { get; private set; }

    public int CodesLeft { get; private set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<Device> Devices { get; private set; } = [];

    /// <summary>Services that they can be on call for, and until when they are.</summary>
    public IReadOnlyList<(string Key, string Name, string? Until)> OnCall { get; private set; } = [];

    public string Wall(Instant at) => SpokenTime.Of(at.InZone(Zone).TimeOfDay);

    private DateTimeZone Zone => Me.Services is [var first, ..] ? first.Zone : DateTimeZone.Utc;

    public async Task OnGet()
    {
        var account = (await accounts.FindByIdAsync(Me.Account.ToString()))!;
        HasPhone = account.Phone is not null;
        UsesAuthenticator = account.UsesAuthenticator;
        CodesLeft = await accounts.CountRecoveryCodesAsync(account);
        Passkeys = [.. await accounts.GetPasskeysAsync(account)];
        (Devices, var now) = await Transact(async tx => (await Staff.Devices.Of(tx, Me.Account, clock.Now), tx.Now));
        OnCall = [.. Me.Services.Where(service => service.Role is Role.ShiftLead or Role.Manager).Select(service =>
            (service.Key, service.Name, service.OnCallUntil is { } until && until > now ? SpokenTime.Of(until.InZone(service.Zone).TimeOfDay) : null))];
    }

    public async Task<IActionResult> OnPostPhone(string? phone, bool remove)
    {
        var number = remove ? null : PhoneNumber.Read(phone ?? "");
        if (!remove && number is null)
            return Say(words["That is no number that we can ring. Write it such as 07700 900123."]);

        await Transact(async tx =>
        {
            await Staff.OnCall.Phone(tx, Me.Account, number?.E164);
            await Trail.Add(tx, new Deed(Actor, remove ? "took-phone-away" : "gave-phone"));
        });
        return Say(remove ? words["Nobody rings you any more."] : words["Kept. Nobody sees it."]);
    }

    public async Task<IActionResult> OnPostOnCall(string service, bool on)
    {
        if (Me.In(service, May.Lead) is not { } membership)
            return Forbid(StaffCookie.Scheme);

        var until = await Transact(async tx =>
        {
            var end = await Staff.OnCall.Tonight(tx, Me.Account, membership.ServiceId, on);
            await Trail.Add(tx, new Deed(Actor, on ? "went-on-call" : "went-off-call", membership.ServiceId));
            return end;
        });
        return Say(until is { } then
            ? words["You are on call until {0}.", SpokenTime.Of(then.InZone(membership.Zone).TimeOfDay)]
            : words["You are not on call."]);
    }

    public async Task<IActionResult> OnPostRemovePasskey(string id)
    {
        var account = (await accounts.FindByIdAsync(Me.Account.ToString()))!;
        if ((await accounts.GetPasskeysAsync(account)).Count == 1 && !account.UsesAuthenticator)
            return Say(words["It is your only second step. Make another first."]);

        await accounts.RemovePasskeyAsync(account, Convert.FromBase64String(id));
        await Transact(tx => Trail.Add(tx, new Deed(Actor, "removed-passkey")));
        return Say(words["It opens nothing any more."]);
    }

    public async Task<IActionResult> OnPostSignOutDevice(Guid device)
    {
        await Transact(async tx =>
        {
            await Staff.Devices.SignOut(tx, Me.Account, device, clock.Now);
            await Trail.Add(tx, new Deed(Actor, "signed-out-device"));
        });
        return Say(words["Signed out there."]);
    }

    public async Task<IActionResult> OnPostSignOutOthers()
    {
        await Transact(async tx =>
        {
            await Staff.Devices.SignOutAll(tx, Me.Account, clock.Now, but: Me.Device);
            await Trail.Add(tx, new Deed(Actor, "signed-out-everywhere-else"));
        });
        return Say(words["Signed out everywhere else."]);
    }

    private RedirectToPageResult Say(string what)
    {
        Said = what;
        return RedirectToPage();
    }
}
