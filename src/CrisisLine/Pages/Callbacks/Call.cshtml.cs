using CrisisLine.Audit;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;
using CrisisLine.FollowUps;
using CrisisLine.Pages.Rota;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Callbacks;

/// <summary>After a call: what the person may read about it, in a minute or two, and how the supporter is themselves.</summary>
[Authorize(May.Ring)]
public sealed class CallModel(Database database, IStringLocalizer<Text> words) : SupporterPage(database, words)
{
    [BindProperty(SupportsGet = true)]
    public long Attempt { get; set; }

    [BindProperty]
    public string? ToldUs { get; set; }

    [BindProperty]
    public string? WeDid { get; set; }

    [BindProperty]
    public string? WouldLike { get; set; }

    [BindProperty]
    public int? FeelingBefore { get; set; }

    [BindProperty]
    public int? FeelingAfter { get; set; }

    [BindProperty]
    public List<string> Issues { get; set; } = [];

    [BindProperty]
    public bool AskTomorrow { get; set; }

    [BindProperty]
    public bool WantsDebrief { get; set; }

    public MyCall? Call { get; private set; }

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGet() => await Transact(Look) ? Page() : NotFound();

    public async Task<IActionResult> OnPost()
    {
        if (!await Transact(Look))
            return NotFound();
        var note = NoteWords.Read(ToldUs, WeDid, WouldLike);
        var isTooLong = note is null && new[] { ToldUs, WeDid, WouldLike }.Any(part => !string.IsNullOrWhiteSpace(part));
        if (!ModelState.IsValid || isTooLong || ToldOfCall.Read(note, Issues, FeelingBefore, FeelingAfter) is not { } told)
        {
            Fault = T["Feelings are whole numbers from 0 to 10, or empty; a part of the note has at most 4,000 letters."];
            return Page();
        }

        var mine = Mine.First(service => service.Key == Call!.Service);
        var isAsked = true;
        var kept = await WithSupporter(async (tx, supporter) =>
        {
            if (!await TellOfCall.For(tx, Attempt, supporter, told))
                return false;
            if (AskTomorrow)
                isAsked = await FollowUp.Offer(tx, mine.ServiceId, Call!.Person);
            if (WantsDebrief)
                await Supporters.Debrief.Offer(tx, supporter, mine.ServiceId, Supporters.Debrief.Asked);
            await Trail.Add(tx, new Deed(Actor, "wrote-call-note", mine.ServiceId, Call!.Person, $"call {Attempt}"));
            return true;
        });
        Said = !kept ? T["This changed meanwhile. Below is how it stands now."]
            : isAsked ? T["Thank you, that is written down."]
            : T["Thank you, that is written down. They cannot be texted, so they were not asked about tomorrow."];
        return Redirect("/callbacks");
    }

    private async Task<bool> Look(Tx tx)
    {
        await Find(tx);
        Call = Supporter is { Id: var supporter } ? (await MyCall.Lately(tx, supporter)).FirstOrDefault(call => call.Attempt == Attempt) : null;
        return Call is not null && Mine.Any(service => service.Key == Call.Service);
    }
}
