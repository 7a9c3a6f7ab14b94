using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Visits;
using CrisisLine.Staff;
using CrisisLine.Taxis;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>One request: what is known of it, and what can be done about it. Each look at it is written down.</summary>
[Authorize(May.Work)]
public sealed class RequestModel(Database database, IStringLocalizer<Text> words) : NightPage(database)
{
    private const int LongestReason = 400;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public TonightBoard? Board { get; private set; }

    public RequestOnBoard? Row { get; private set; }

    public IReadOnlyList<JourneyOnBoard> Taxis { get; private set; } = [];

    /// <summary>What the statement told so far; null if it has told nothing.</summary>
    public int? TaxisPence => Taxis.Any(taxi => taxi.CostPence is not null) ? Taxis.Sum(taxi => taxi.CostPence ?? 0) : null;

    public string? WayHome { get; private set; }

    public IReadOnlyList<Note> Notes { get; private set; } = [];

    /// <summary>Who wrote them.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    private RequestOfNight Which => new(Mine!.Key, Shown!.Night, Id);

    public async Task<IActionResult> OnGet()
    {
        await Transact(async tx =>
        {
            Board = await TonightBoard.Read(tx, Mine!.Key, Shown!.Night);
            Row = Board?.Rows.FirstOrDefault(row => row.Id == Id);
            if (Row is null)
                return;
            Notes = (await VisitsOf.Read(tx, Row.Person)).Visits.FirstOrDefault(visit => visit.Request == Id)?.Notes ?? [];
            (Taxis, WayHome) = (await JourneyOnBoard.OfRequest(tx, Id), await WaysHome.Of(tx, Id));
            Names = await ColleagueNames.Of(tx, Notes.Select(note => note.Account));
            await Trail.Add(tx, new Deed(Actor, "saw-request", Mine.ServiceId, Row.Person, $"request {Id}"));
        });
        return Row is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostConfirm() => Act("confirmed", null, words["Confirmed. They are told at once."], tx => Confirm(tx, Which));

    public Task<IActionResult> OnPostDecline(string? reason) =>
        WithReason(reason, why => Act("declined", why, words["They are told kindly, without the reason."], tx => AnswerRequest.Decline(tx, Which, why)));

    public Task<IActionResult> OnPostAhead(string? reason) => !MayLead
        ? Task.FromResult<IActionResult>(Forbid(StaffCookie.Scheme))
        : WithReason(reason, why => Act("asked-first", why, words["They are asked first from now on."], tx => OfferAhead.For(tx, Which, why)));

    public Task<IActionResult> OnPostNotComing() =>
        Act("gave-up-place", null, words["Their place is free again, and goes to whoever waits."], tx => NotComing.For(tx, Which));

    public async Task<IActionResult> OnPostArrive(int underFive, int fiveToEleven, int twelveToSeventeen, bool familyRoom)
    {
        var children = new Children(underFive, fiveToEleven, twelveToSeventeen);
        if (!ModelState.IsValid || !children.IsPossible)
            return Back(words["So many children cannot be meant."]);

        var outcome = await Transact(async tx =>
        {
            var welcome = await WelcomeVisitor.For(tx, Which, new Company(children, familyRoom), Me.Account);
            if (welcome is WelcomeAnswer.Done)
                await Written(tx, "let-in", Which);
            return welcome;
        });
        return outcome is WelcomeAnswer.NoSuchRequest
            ? NotFound()
            : Back(outcome switch
            {
                WelcomeAnswer.Done => words["They are here."],
                WelcomeAnswer.NoPlaceFree => words["No place is free. A lead can add one under Places tonight."],
                WelcomeAnswer.FamilyRoomTaken => words["The family room is taken."],
                _ => words["This changed meanwhile. Below is how it stands now."],
            });
    }

    public async Task<IActionResult> OnPostWayHome(string? way)
    {
        if (way is not (null or "" or "own" or "lift" or "other"))
            return NotFound();
        var done = await Transact(async tx =>
        {
            var known = await WaysHome.Know(tx, Id, way is "" ? null : way);
            if (known)
                await Written(tx, "told-way-home", Which);
            return known;
        });
        return Back(done ? words["Kept."] : words["This changed meanwhile. Below is how it stands now."]);
    }

    public async Task<IActionResult> OnPostNote(string? toldUs, string? weDid, string? wouldLike)
    {
        if (NoteWords.Read(toldUs, weDid, wouldLike) is not { } note)
            return Back(words["A note needs at least one of its three parts, each of up to 4,000 characters."]);

        var outcome = await Transact(async tx =>
        {
            var written = await WriteNote.For(tx, Which, note, Me.Account);
            if (written)
                await Written(tx, "wrote-note", Which);
            return written;
        });
        return outcome ? Back(words["Kept."]) : NotFound();
    }

    private async Task<IActionResult> Act(string action, string? reason, string said, Func<Tx, Task<WorkersAnswer>> act)
    {
        var outcome = await Transact(async tx =>
        {
            var answer = await act(tx);
            if (answer is WorkersAnswer.Done)
                await Written(tx, action, Which, reason);
            return answer;
        });
        return outcome is WorkersAnswer.NoSuchRequest
            ? NotFound()
            : Back(outcome is WorkersAnswer.Done ? said : words["This changed meanwhile. Below is how it stands now."]);
    }

    private Task<IActionResult> WithReason(string? reason, Func<string, Task<IActionResult>> act) =>
        reason?.Trim() is { Length: > 0 and <= LongestReason } why
            ? act(why)
            : Task.FromResult<IActionResult>(Back(words["Please say why, in a few words, for the team."]));

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/tonight/{Mine!.Key}/{NightWord}/{Id}");
    }
}
