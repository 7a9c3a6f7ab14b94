using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>Closing before the time, and the list of whom it still has to reach (H-48). A lead closes; anybody helps to reach.</summary>
[Authorize(May.Work)]
public sealed class CloseModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    public ClosingList? Closing { get; private set; }

    private IReadOnlyDictionary<Guid, string> _names = new Dictionary<Guid, string>();

    public string At(Instant at) => SpokenTime.Of(at.InZone(Mine!.Zone).TimeOfDay);

    public string NameOf(Guid account) => _names.GetValueOrDefault(account) ?? words["somebody"];

    public async Task<IActionResult> OnGet()
    {
        await Transact(async tx =>
        {
            Closing = await ClosingList.Read(tx, Mine!.Key, Shown!.Night);
            _names = await ColleagueNames.Of(tx, Closing?.People.SelectMany(one => new[] { one.ReachedBy, one.ConfirmedBy }) ?? []);
        });
        return Closing is null && !MayLead ? Forbid(StaffCookie.Scheme) : Page();
    }

    public async Task<IActionResult> OnPostClose(string? reason, bool isSure)
    {
        if (!MayLead)
            return Forbid(StaffCookie.Scheme);
        if (!isSure || reason?.Trim() is not { Length: > 0 and <= 400 } why)
            return Back(words["Please say why, and that it was decided together."]);

        await Transact(async tx =>
        {
            await CloseEarly.For(tx, Mine!.Key, Shown!.Night, why, Me.Account);
            await Trail.Add(tx, new Deed(Actor, "closed-early", Mine.ServiceId, Subject: NightWord, Reason: why));
        });
        return Back(words["Closed. Everybody is being told."]);
    }

    public async Task<IActionResult> OnPostReached(long task, ReachedHow how)
    {
        var outcome = await Transact(async tx =>
        {
            if ((await ClosingList.Read(tx, Mine!.Key, Shown!.Night))?.People.FirstOrDefault(one => one.Id == task) is not { } person)
                return new Reached.NoSuchTask();
            var reached = await ConfirmReached.For(tx, task, Me.Account, how);
            await Trail.Add(tx, new Deed(Actor, "reached", Mine.ServiceId, person.Person, $"request {person.Request}"));
            return reached;
        });
        return outcome is Reached.NoSuchTask
            ? NotFound()
            : Back(outcome switch
            {
                Reached.ByOne => words["Thank you. Somebody else makes sure now."],
                Reached.NeedsSomebodyElse => words["You reached them yourself: somebody else has to make sure."],
                _ => words["Thank you. Two of you know that they know."],
            });
    }

    public async Task<IActionResult> OnPostFinish()
    {
        var outcome = await Transact(async tx =>
        {
            var finished = await FinishClosing.For(tx, Mine!.Key, Shown!.Night, Me.Account);
            if (finished is ClosingFinished.Done)
                await Trail.Add(tx, new Deed(Actor, "finished-closing", Mine.ServiceId, Subject: NightWord));
            return finished;
        });
        return outcome switch
        {
            ClosingFinished.Unreached left => Back(words["Still to reach, or to make sure of: {0}. The list stays open.", left.People]),
            ClosingFinished.NoSuchClosing => NotFound(),
            _ => Back(words["Thank you. Everybody knows."]),
        };
    }

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}/close");
    }
}
