using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Telephony;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Colleagues;

/// <summary>Who works here, and who is invited to.</summary>
[Authorize(May.KeepAccounts)]
public sealed class IndexModel(Database database, ProviderAccount provider, IStringLocalizer<Text> words)
    : KeeperPage(database, provider)
{
    public IReadOnlyList<TeamMember> All { get; private set; } = [];

    public IReadOnlyList<WaitingInvitation> Invited { get; private set; } = [];

    /// <summary>Services in which they may give roles.</summary>
    public IReadOnlyList<(string Key, string Name)> Services { get; private set; } = [];

    public static IReadOnlyList<string> Roles { get; } = [.. Enum.GetNames<Role>()];

    public string? ShownLink { get; private set; }

    public async Task OnGet()
    {
        (ShownLink, Link) = (Link, null);
        (All, Invited, Services) = await Transact(async tx =>
            (await TeamMembers.Read(tx), await OpenInvitations.Read(tx), await ServicesOf.Keeper(tx, Me)));
        All = [.. All.Where(Me.MaySee)];
        Invited = [.. Invited.Where(one => Me.MayGive(one.Role, one.ServiceKey))];
    }

    public async Task<IActionResult> OnPostInvite(string? email, string? role, string? service)
    {
        var address = email?.Trim();
        if (address?.Length > 0 && (address.Length > 200 || !address.Contains('@')))
            return Say(words["Please give an email address, or none."]);
        var where = role == Invitations.Admin ? null : service;
        if (!Invitations.Roles.Contains(role) || (role != Invitations.Admin && string.IsNullOrEmpty(service))
            || !Me.MayGive(role!, where))
            return NotFound();

        var word = await Transact(async tx =>
        {
            var id = where is null ? null : await ServicesOf.IdOf(tx, where);
            if (where is not null && id is null)
                return null;
            var made = await Invitations.Make(tx,
                new Invited(role!, id, string.IsNullOrEmpty(address) ? null : address, MadeBy: Me.Account));
            await Trail.Add(tx, new Deed(Actor, "invited", id, Subject: role));
            return made;
        });
        if (word is null)
            return NotFound();
        Link = LinkOf(word);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTakeBack(long invitation)
    {
        var isBack = await Transact(async tx =>
        {
            var done = await OpenInvitations.TakeBack(tx, Me, invitation);
            if (done)
                await Trail.Add(tx, new Deed(Actor, "took-invitation-back"));
            return done;
        });
        return isBack ? Say(words["That link opens nothing any more."]) : NotFound();
    }

    private RedirectToPageResult Say(string what)
    {
        Said = what;
        return RedirectToPage();
    }
}
