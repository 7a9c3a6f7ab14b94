using CrisisLine.Audit;
using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Opening;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Tonight;

/// <summary>Tonight on one screen: one row a promise, the oldest first.</summary>
[Authorize(May.Work)]
public sealed class IndexModel(Database database, BoardFeeds feeds, IStringLocalizer<Text> words) : NightPage(database)
{
    public Board? Board { get; private set; }

    public bool IsOnShift { get; private set; }

    /// <summary>Nights that closed early, on which not everybody is known to know it (H-48).</summary>
    public IReadOnlyList<LocalDate> ToReach { get; private set; } = [];

    public string Title => Mine?.Name ?? words["Tonight"];

    public string Hours => Shown is { } night && Mine is { } mine
        ? words[night.IsOpen ? "Open until {1}" : night.IsOver ? "Closed at {1}" : "Opens at {0}, until {1}",
            SpokenTime.Of(night.OpensAt.InZone(mine.Zone).TimeOfDay), SpokenTime.Of(night.ClosesAt.InZone(mine.Zone).TimeOfDay)]
        : "";

    public async Task<IActionResult> OnGet()
    {
        if (Mine is null || Shown is null)
            return Service is null ? Page() : NotFound();

        Board = await feeds.Of(Mine.ServiceId, Mine.Key, Shown.Night).Now(Cancellation);
        (IsOnShift, ToReach) = await Transact(async tx => (
            await TeamTonight.Has(tx, Mine.Key, Shown.Night, Me.Account), await ClosingList.Unfinished(tx, Mine.ServiceId)));
        return Page();
    }

    /// <summary>One of the buttons on a row: which one, and whose row.</summary>
    public async Task<IActionResult> OnPost(long? confirm, long? arrive)
    {
        if (Mine is null || Shown is null || (confirm ?? arrive) is not { } id)
            return NotFound();

        var which = new RequestOfNight(Mine.Key, Shown.Night, id);
        Said = confirm is not null
            ? await Confirm(which)
            : await Arrive(which);
        return Redirect($"/tonight/{Mine.Key}/{NightWord}#r{id}");
    }

    public async Task<IActionResult> OnPostShift(bool on)
    {
        if (Mine is null || Shown is null)
            return NotFound();
        await Transact(async tx =>
        {
            if (!on && await WaysHome.Missing(tx, Mine.Key, Shown.Night) is { Count: > 0 } missing)
            {
                Said = words["{0} in the house have no known way home. Please make sure of that first: it stands with each of them.", missing.Count];
                return;
            }

            await (on ? SignOnForTonight.For(tx, Mine.Key, Shown.Night, Me.Account) : SignOff.For(tx, Mine.Key, Shown.Night, Me.Account));
            await Trail.Add(tx, new Deed(Actor, on ? "signed-on" : "signed-off", Mine.ServiceId));
        });
        return Redirect($"/tonight/{Mine.Key}/{NightWord}");
    }

    private Task<string> Confirm(RequestOfNight which) => Transact(async tx =>
    {
        var outcome = await Confirm(tx, which);
        if (outcome is WorkersAnswer.Done)
            await Written(tx, "confirmed", which);
        return outcome is WorkersAnswer.Done
            ? words["Confirmed. They are told at once."].Value
            : words["This changed meanwhile. The board shows how it stands now."].Value;
    });

    private Task<string> Arrive(RequestOfNight which) => Transact(async tx =>
    {
        var outcome = await WelcomeVisitor.For(tx, which, Company.AsBooked, Me.Account);
        if (outcome is WelcomeAnswer.Done)
            await Written(tx, "let-in", which);
        return outcome is WelcomeAnswer.Done
            ? words["They are here."].Value
            : words["This changed meanwhile. The board shows how it stands now."].Value;
    });
}
