using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;
using CrisisLine.FollowUps;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>Somebody goes home. How is asked always, the rest only kept if it was said.</summary>
[Authorize(May.Work)]
public sealed class LeaveModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public string? LeftHow { get; set; }

    [BindProperty]
    public int? FeelingBefore { get; set; }

    [BindProperty]
    public int? FeelingAfter { get; set; }

    [BindProperty]
    public List<string> Issues { get; set; } = [];

    [BindProperty]
    public string? Instead { get; set; }

    [BindProperty]
    public string? Onward { get; set; }

    [BindProperty]
    public bool? EasedEnough { get; set; }

    /// <summary>They said that they would like to be asked about a text tomorrow.</summary>
    [BindProperty]
    public bool AskTomorrow { get; set; }

    /// <summary>They agreed to be asked whether they got home.</summary>
    [BindProperty(Name = "homeSafe")]
    public bool HomeSafely { get; set; }

    public string Name { get; private set; } = "";

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGet() => await Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Find())
            return NotFound();
        if (!ModelState.IsValid || Departure.Read(LeftHow, FeelingBefore, FeelingAfter, Issues, out _, new Afterwards(Instead, Onward, EasedEnough)) is not { } departure)
        {
            Fault = words["Please say how they get home. Feelings are whole numbers from 0 to 10, or empty."];
            return Page();
        }

        var which = new RequestOfNight(Mine!.Key, Shown!.Night, Id);
        var isPromised = true;
        var outcome = await Transact(async tx =>
        {
            var answer = await SeeOut.For(tx, which, departure, Me.Account);
            if (answer is not WorkersAnswer.Done)
                return answer;
            var person = await VisitsOf.Whose(tx, which.Id);
            isPromised = (!AskTomorrow || await FollowUp.Offer(tx, Mine.ServiceId, person))
                & (!HomeSafely || await HomeSafe.Agree(tx, Mine.ServiceId, person, which.Id));
            await Written(tx, "saw-out", which);
            return answer;
        });
        Said = outcome is WorkersAnswer.Done ? isPromised ? words["They have left."] : words["They have left. They cannot be texted, so nothing was promised."]
            : words["This changed meanwhile. The board shows how it stands now."];
        return Redirect($"/tonight/{Mine.Key}/{NightWord}#r{Id}");
    }

    private async Task<bool> Find()
    {
        var board = await Transact(tx => TonightBoard.Read(tx, Mine!.Key, Shown!.Night));
        Name = board?.Rows.FirstOrDefault(row => row.Id == Id)?.DisplayName ?? "";
        return Name.Length > 0;
    }
}
