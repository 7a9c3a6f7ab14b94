using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Incidents;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Happened;

/// <summary>The book of what happened: whoever works here writes in it, and whoever leads reads it and closes what is open; complaints, whoever manages.</summary>
[Authorize(May.Ring)]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    /// <summary>Its key; the first that one works for if none is said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public Membership? Mine => Service is null ? Others is [var first, ..] ? first : null : Me.In(Service, May.Ring);

    public IReadOnlyList<Membership> Others => [.. Me.Services.Where(one => May.Roles[May.Ring].Contains(one.Role))];

    public bool Reads => Mine is { } mine && May.Roles[May.Lead].Contains(mine.Role);

    /// <summary>A complaint may be about a lead: managers alone read it.</summary>
    public bool ReadsComplaints => Mine is { } mine && May.Roles[May.Manage].Contains(mine.Role);

    public IReadOnlyList<WhatHappened> Entries { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public Instant Now { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>What was filled in, so that nothing of it is lost when it cannot be kept yet.</summary>
    public (string Kind, string Day, string Words, string Noticed) Typed { get; private set; }

    /// <summary>What was written to close an entry and could not be kept yet.</summary>
    public (long Entry, string Learnt) Closing { get; private set; }

    public Task<IActionResult> OnGet() => Show(null);

    public async Task<IActionResult> OnPostWrite(string? kind, string? day, string? what, string? noticed)
    {
        if (Mine is not { } mine)
            return NotFound();
        Typed = (kind ?? "", day ?? "", what ?? "", noticed ?? "");
        var (read, tellBy) = await Transact(async tx =>
        {
            var read = Entry.Read(kind, day, what, noticed, tx.Now.InZone(mine.Zone));
            if (read is not EntryRead.Told { Entry: var entry })
                return (read, (Instant?)null);
            var id = await WriteDown.For(tx, mine.ServiceId, entry, Me.Account);
            await Trail.Add(tx, new Deed(Actor, "wrote-what-happened", mine.ServiceId, Subject: $"entry {id}"));
            return (read, entry.NoticedAt + Entry.UntilTheRegulatorIsTold);
        });
        return read switch
        {
            EntryRead.Told => Back(tellBy is { } by
                ? words["Kept. Tell your manager now: unless nobody can come to harm by it, the regulator must be told by {0}.", Moments.Of(by, mine.Zone)]
                : kind == Entry.Complaint ? words["Kept. Your managers read it."] : words["Kept. Your leads and managers read it."]),
            EntryRead.NoSuchKind => await Show(words["Please say what it was: choose one of the list."]),
            EntryRead.NoSuchDay => await Show(words["Please give the day on which it happened; it cannot lie ahead."]),
            EntryRead.NoWords => await Show(words["Please say in a few words what happened, 4,000 characters at the most."]),
            _ => await Show(words["Please give the time at which we noticed; it cannot lie ahead, nor before the day on which it happened."]),
        };
    }

    /// <summary>For those who lead.</summary>
    public async Task<IActionResult> OnPostClose(long entry, string? learnt)
    {
        if (Mine is not { } mine || !Reads)
            return NotFound();
        if (learnt?.Trim() is not { Length: > 0 and <= Entry.Longest } said)
        {
            Closing = (entry, learnt ?? "");
            return await Show(words["Please say what was learnt or done, 4,000 characters at the most."]);
        }

        var isClosed = await Transact(async tx =>
        {
            var done = await CloseEntry.For(tx, mine.ServiceId, entry, said, Me.Account, ReadsComplaints);
            if (done)
                await Trail.Add(tx, new Deed(Actor, "closed-what-happened", mine.ServiceId, Subject: $"entry {entry}"));
            return done;
        });
        return Back(isClosed ? words["Closed. Thank you."] : words["This changed meanwhile. Below is how it stands now."]);
    }

    private async Task<IActionResult> Show(string? fault)
    {
        if (Mine is not { } mine)
            return NotFound();
        Fault = fault;
        await Transact(async tx =>
        {
            Now = tx.Now;
            if (fault is null || Typed.Day is null)
                Typed = ("", LocalDatePattern.Iso.Format(tx.Now.InZone(mine.Zone).Date), "", "");
            if (!Reads)
                return;
            Entries = await WhatHappened.At(tx, mine.ServiceId, ReadsComplaints);
            Names = await ColleagueNames.Of(tx, Entries.SelectMany(entry => new[] { entry.WrittenBy, entry.ClosedBy }));
            await Trail.AddOnceAWhile(tx, new Deed(Actor, "saw-what-happened", mine.ServiceId));
        });
        return Page();
    }

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/happened/{Mine?.Key}");
    }
}
