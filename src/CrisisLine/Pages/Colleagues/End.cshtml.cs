using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Staff;
using CrisisLine.Telephony;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Colleagues;

/// <summary>Somebody leaves: asked once more, and then every way in is shut at once.</summary>
[Authorize(May.KeepAccounts)]
public sealed class EndModel(Database database, ProviderAccount provider, SessionClock clock, IStringLocalizer<Text> words)
    : KeeperPage(database, provider)
{
    public TeamMember? Colleague { get; private set; }

    public async Task<IActionResult> OnGet(Guid id)
    {
        Colleague = await Transact(tx => TeamMembers.One(tx, id));
        return Colleague is { } one && Me.Keeps(one) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(Guid id)
    {
        var outcome = await Transact(async tx =>
        {
            var came = await LetGo.For(tx, Me, id, clock.Now);
            if (came is KeptAccount.Done)
                await Trail.Add(tx, new Deed(Actor, "ended-account", Subject: $"account {id}"));
            return came;
        });
        switch (outcome)
        {
            case KeptAccount.Done when id == Me.Account:
                return Redirect(StaffCookie.SignInPage);
            case KeptAccount.Done:
                Said = words["Their account is ended. No screen of theirs shows anything any more."];
                return Redirect("/colleagues");
            case KeptAccount.LastManager last:
                Said = words["Nobody else manages {0}. Make somebody else a manager first.", string.Join(", ", last.Services)];
                return Redirect($"/colleagues/{id}");
            default:
                return NotFound();
        }
    }
}
