using CrisisLine.Audit;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Inbox;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Inbox;

/// <summary>Something that was written, by them or us, or came up.</summary>
/// <param name="Kind">theirs, ours or note.</param>
public sealed record Spoken(OffsetDateTime At, string Kind, string Who, string Words, string? State);

/// <summary>One thread: what went to and fro, and whoever looks after it writes on. Each look at it is written down.</summary>
[Authorize(May.Work)]
public sealed class ThreadModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public SeenThread? Thread { get; private set; }

    public Membership? Mine { get; private set; }

    public bool IsMine => Thread?.OwnerAccount == Me.Account;

    public IReadOnlyList<Spoken> Talk { get; private set; } = [];

    public IReadOnlyList<(Guid Id, string Name)> Colleagues { get; private set; } = [];

    /// <summary>What they had written when it could not be sent.</summary>
    [TempData]
    public string? Draft { get; set; }

    private Worker Worker => new(Me.Account, Me.Name);

    public string Wall(OffsetDateTime at) => SpokenTime.Of(at.TimeOfDay);

    public async Task<IActionResult> OnGet()
    {
        var isSeen = await Transact(async tx =>
        {
            if (!await Find(tx))
                return false;
            Colleagues = await ColleagueNames.In(tx, Mine!.ServiceId, but: Me.Account);
            await (Request.Headers.ContainsKey("Live") ? Trail.AddOnceAWhile(tx, Deed("saw-thread")) : Trail.Add(tx, Deed("saw-thread")));
            return true;
        });
        return isSeen ? Page() : NotFound();
    }

    public Task<IActionResult> OnPostOwn() => Act("took-thread", null, tx => AnswerThread.Own(tx, Id, Worker), words["It is yours."]);

    public Task<IActionResult> OnPostTakeOver() => Act("took-over-thread", null, tx => AnswerThread.TakeOver(tx, Id, Worker), words["It is yours now."]);

    public Task<IActionResult> OnPostHandOver(Guid colleague) =>
        Act("handed-over-thread", null, tx => AnswerThread.HandOver(tx, Id, Worker, colleague), words["Handed over."]);

    public async Task<IActionResult> OnPostReply(string? text)
    {
        if (text?.Trim() is not { Length: > 0 and <= 1600 } reply)
            return Back(words["There is nothing to send yet."]);

        Draft = reply;
        return await Act("replied", null, tx => AnswerThread.Reply(tx, Id, Worker, reply), words["On its way."]);
    }

    public async Task<IActionResult> OnPostCall(string? when)
    {
        var promised = await Transact<ForSomeone?>(async tx =>
        {
            if (!await Find(tx))
                return null;
            var outcome = await PromiseForSomeone.For(tx, Mine!.ServiceId, Thread!.Person, when ?? "", Me.Account);
            if (outcome is ForSomeone.Promised)
                await Trail.Add(tx, Deed("promised-call"));
            return outcome;
        });
        return promised is null ? NotFound() : Back(promised switch
        {
            ForSomeone.Promised => words["Promised. It is among the callbacks, and a supporter rings them."],
            ForSomeone.InHand => words["A supporter is ringing them already."],
            ForSomeone.NotSafeThen => words["They asked not to be rung at that hour, or we have not heard from that phone for long."],
            ForSomeone.NoNumber => words["We have no number of theirs."],
            ForSomeone.NotInTheseHours => words["Nobody is here to ring at that time."],
            _ => words["That is no time that we understand. Write now, 8.30 or in an hour."],
        });
    }

    public Task<IActionResult> OnPostClose(string? reason) => reason?.Trim() is { Length: > 0 and <= 400 } why
        ? Act("closed-thread", why, tx => AnswerThread.Close(tx, Id, Worker, why), words["Closed. Their next text opens it anew."])
        : Task.FromResult<IActionResult>(Back(words["Please say how it ended."]));

    private async Task<IActionResult> Act(string action, string? reason, Func<Tx, Task<ThreadAnswer>> act, string said)
    {
        var outcome = await Transact(async tx =>
        {
            if (!await Find(tx))
                return ThreadAnswer.NoSuchThread;
            var answer = await act(tx);
            if (answer is ThreadAnswer.Done)
                await Trail.Add(tx, Deed(action, reason));
            return answer;
        });
        if (outcome is ThreadAnswer.NoSuchThread)
            return NotFound();
        if (outcome is ThreadAnswer.Done)
            Draft = null;
        return Back(outcome switch
        {
            ThreadAnswer.Done => said,
            ThreadAnswer.NotNow => words["It was closed meanwhile."],
            ThreadAnswer.CannotBeTexted => words["They cannot be texted now. Below it says why. What you wrote is still here."],
            ThreadAnswer.SomebodyElses => words["A colleague looks after this now. What you wrote is still here."],
            ThreadAnswer.NeedsOwner => words["It is urgent: take it first."],
            _ => words["That colleague does not work here tonight."],
        });
    }

    private Deed Deed(string action, string? reason = null) => new(Actor, action, Mine!.ServiceId, Thread!.Person, $"thread {Id}", reason);

    private async Task<bool> Find(Tx tx)
    {
        Thread = await ThreadConversation.Read(tx, Id);
        Mine = Me.Services.FirstOrDefault(service => service.ServiceId == Thread?.ServiceId && May.Roles[May.Work].Contains(service.Role));
        if (Thread is null || Mine is null)
            return false;

        Talk = [.. Thread.Texts.Select(text => new Spoken(
                text.At, text.IsOurs ? "ours" : "theirs", text.IsOurs ? "us" : "them", WordsOf(text), text.IsOurs ? text.State : null))
            .Concat(Thread.Notes.Select(note => new Spoken(note.At, "note", "", words[note.Words], null)))
            .Concat(Thread.Rings.Select(ring => new Spoken(ring.At, "note", "", words["{0} was rung: {1}", ring.Colleague, words[$"ring-{ring.State}"]], null)))
            .OrderBy(one => one.At.ToInstant())];
        return true;
    }

    private string WordsOf(SeenText text) => text.Words is null
        ? words["(erased, as they asked)"]
        : text.Pictures == 0 ? text.Words : words["{0} ({1} pictures, which nobody has looked at)", text.Words, text.Pictures];

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/inbox/{Id}");
    }
}
