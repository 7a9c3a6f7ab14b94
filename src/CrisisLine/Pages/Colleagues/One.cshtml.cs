using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Telephony;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Colleagues;

/// <summary>A colleague: what they may do where, where they are signed in, a new way in, and the end of their account.</summary>
[Authorize(May.KeepAccounts)]
public sealed class OneModel(Database database, ProviderAccount provider, SessionClock clock, IStringLocalizer<Text> words)
    : KeeperPage(database, provider)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public TeamMember Colleague { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Name)> Services { get; private set; } = [];

    public IReadOnlyList<Device> Devices { get; private set; } = [];

    public string? ShownLink { get; private set; }

    public bool IsMine => Me.Keeps(Colleague);

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Transact(tx => TeamMembers.One(tx, Id)) is not { } colleague || !Me.MaySee(colleague))
        {
            context.Result = NotFound();
            return;
        }

        Colleague = colleague;
        await next();
    }

    public async Task OnGet()
    {
        (ShownLink, Link) = (Link, null);
        (Services, Devices) = await Transact(async tx => (
            await ServicesOf.Keeper(tx, Me), IsMine ? await Staff.Devices.Of(tx, Id, clock.Now) : []));
    }

    public string RoleIn(string service) => Colleague.Services.FirstOrDefault(one => one.Key == service)?.Role.ToString() ?? "";

    public async Task<IActionResult> OnPostRole(string service, string? role)
    {
        Role? wanted = Enum.TryParse<Role>(role, out var read) && Enum.IsDefined(read) ? read : null;
        if (wanted is null && !string.IsNullOrEmpty(role))
            return NotFound();

        var outcome = await Transact(async tx =>
        {
            var came = await ChangeRole.For(tx, Me, Id, service, wanted);
            if (came is KeptAccount.Done)
                await Trail.Add(tx, new Deed(Actor, "changed-role", await ServicesOf.IdOf(tx, service), Subject: $"account {Id}: {wanted?.ToString() ?? "none"}"));
            return came;
        });
        return outcome switch
        {
            KeptAccount.Done => Say(words["Changed. It holds at once."]),
            KeptAccount.Nothing => Say(words["It is so already."]),
            KeptAccount.LastManager => Say(words["They are the only manager there. Make somebody else a manager first."]),
            _ => NotFound(),
        };
    }

    /// <summary>A link for somebody who lost their password or what they hold.</summary>
    public async Task<IActionResult> OnPostNewWayIn()
    {
        if (!IsMine)
            return NotFound();
        var word = await Transact(async tx =>
        {
            var made = await Invitations.Make(tx, new Invited(nameof(Role.Supporter), Account: Id, MadeBy: Me.Account));
            await Trail.Add(tx, new Deed(Actor, "gave-new-way-in", Subject: $"account {Id}"));
            return made;
        });
        Link = LinkOf(word);
        return RedirectToPage(new { Id });
    }

    public async Task<IActionResult> OnPostSignOut()
    {
        if (!IsMine)
            return NotFound();
        await Transact(async tx =>
        {
            await Staff.Devices.SignOutAll(tx, Id, clock.Now);
            await Trail.Add(tx, new Deed(Actor, "signed-colleague-out", Subject: $"account {Id}"));
        });
        return Say(words["They are signed out everywhere."]);
    }

    private RedirectToPageResult Say(string what)
    {
        Said = what;
        return RedirectToPage(new { Id });
    }
}
