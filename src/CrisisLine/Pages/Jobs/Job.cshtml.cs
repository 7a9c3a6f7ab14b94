using CrisisLine.Data;
using CrisisLine.Domain.Taxis;
using CrisisLine.Domain.Words;
using CrisisLine.Taxis;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Jobs;

/// <summary>A taxi firm's own page for one job: no login, an address that is signed and ends by itself, and nothing of ours on it.</summary>
[AllowAnonymous]
public sealed class JobModel(Database database, JobLink links, IStringLocalizer<Text> words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    public JobSeen? Job { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        Job = await database.Transact(async tx => links.Read(Token, tx.Now) is { } job ? await JobSeen.Read(tx, job) : null, HttpContext.RequestAborted);
        if (Job is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    public Task<IActionResult> OnPostAccept(string? car, string? plate) =>
        plate?.Trim().ToUpperInvariant() is { Length: > 1 and <= 12 } registration && car is not { Length: > 40 }
            ? Answer(FirmWord.Yes, null, car?.Trim() is { Length: > 0 } make ? make : null, registration)
            : Say(words["Please say which plate the car has."]);

    public Task<IActionResult> OnPostLate(int? minutes) => minutes is > 0 and <= 240
        ? Answer(FirmWord.Late, minutes) : Say(words["Minutes are a whole number from 1 to 240."]);

    public Task<IActionResult> OnPostIs(FirmWord word) => word is FirmWord.Here or FirmWord.OnBoard or FirmWord.Done or FirmWord.No
        ? Answer(word) : Task.FromResult<IActionResult>(NotFound());

    private async Task<IActionResult> Answer(FirmWord word, int? minutes = null, string? car = null, string? registration = null)
    {
        var told = await database.Transact(
            async tx => links.Read(Token, tx.Now) is { } job ? await HearFirm.Of(tx, job, new FirmAnswer(null, word, minutes, car, registration)) : null,
            HttpContext.RequestAborted);
        return told is null ? NotFound() : await Say(told.Sentence == Sentences.JobIsOff ? null : words["Thank you, that is written down."].Value);
    }

    private Task<IActionResult> Say(string? said)
    {
        Said = said;
        return Task.FromResult<IActionResult>(Redirect($"/job/{Token}"));
    }
}
