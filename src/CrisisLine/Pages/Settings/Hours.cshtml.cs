using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.History;
using CrisisLine.Opening;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>When a service opens, when a place can be asked for, and who is welcomed when.</summary>
[Authorize(May.Manage)]
public sealed class HoursModel(Database database, IStringLocalizer<Text> words) : ServiceSettingsPage(database)
{
    public bool IsHouse => Mine.Kind == "house";

    public IReadOnlyList<(LocalDate? From, HoursPlan Plan)> Plans { get; private set; } = [];

    public IReadOnlyList<ChangeSeen> History { get; private set; } = [];

    public HoursForm Form { get; private set; } = new();

    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>The nights under the hours that were typed; null while nothing is to be looked at.</summary>
    public IReadOnlyList<NightAhead>? Ahead { get; private set; }

    /// <summary>The later change until which the typed hours would hold; null if none is planned.</summary>
    public LocalDate? Until { get; private set; }

    public async Task OnGet()
    {
        var (hours, now) = await Show();
        Form = HoursForm.Of(hours.Today(now), HoursPlan.On(hours.Timetable, hours.Today(now)));
    }

    /// <summary>Looks at what was typed, and keeps nothing.</summary>
    public async Task<IActionResult> OnPostLook()
    {
        await Typed(keep: false);
        return Page();
    }

    public async Task<IActionResult> OnPostKeep() => await Typed(keep: true) ?? Page();

    public async Task<IActionResult> OnPostUndo(long change)
    {
        var outcome = await Transact(async tx =>
        {
            var undone = await ChangeHours.Undo(tx, Mine.ServiceId, change, Me.Account);
            if (undone is HoursChanged.Done done)
                await Written(tx, "undid-hours", $"change {Id(done.Change)}");
            return undone;
        });
        return outcome switch
        {
            HoursChanged.Done done => Say(words["As it was before. {0} nights ahead follow it.", done.Nights]),
            HoursChanged.Refused refused => Say(string.Join(' ', refused.Because)),
            HoursChanged.Nothing => Say(words["It is so already."]),
            _ => NotFound(),
        };
    }

    private async Task<IActionResult?> Typed(bool keep)
    {
        Form = HoursForm.Typed(Request.Form);
        var (plan, unread) = Form.Read(IsHouse, words);
        var first = DateIn(Form.First);
        Faults = first is null ? [.. unread, words["From which night on? Write it such as 2027-01-31."]] : unread;
        if (keep && first is { } from && Faults.Count == 0 && await Keep(from, plan) is { } kept)
            return kept;

        var (hours, now) = await Show();
        if (first is not { } night || unread.Count > 0)
            return null;
        Faults = [.. Faults.Union(hours.FaultsOf(night, plan, now))];
        if (Faults.Count > 0)
            return null;

        Until = HoursPlan.ChangesAfter(hours.Timetable, night).Select(date => (LocalDate?)date).FirstOrDefault();
        Ahead = await Transact(tx => KeptHours.Ahead(tx, Mine.ServiceId, night, plan.From(night, hours.Timetable)));
        return null;
    }

    /// <returns>Null if it was refused; the faults say why.</returns>
    private async Task<IActionResult?> Keep(LocalDate first, HoursPlan plan)
    {
        var outcome = await Transact(async tx =>
        {
            var changed = await ChangeHours.For(tx, new NewHours(Mine.ServiceId, first, plan), Me.Account);
            if (changed is HoursChanged.Done done)
                await Written(tx, "changed-hours", $"change {Id(done.Change)}");
            return changed;
        });
        if (outcome is HoursChanged.Refused refused)
        {
            Faults = refused.Because;
            return null;
        }

        return Say(outcome is HoursChanged.Done kept
            ? words["Kept. {0} nights ahead follow it; nights that somebody asked about stay as they are.", kept.Nights]
            : words["These are the hours of that night already. Nothing was changed."]);
    }

    private async Task<(KeptHours Hours, Instant Now)> Show()
    {
        (var hours, var now, History) = await Transact(async tx => (
            await KeptHours.Read(tx, Mine.ServiceId), tx.Now, await Changes.Of(tx, Mine.ServiceId, ChangeHours.Setting)));
        Plans = hours.NowAndLater(now);
        return (hours, now);
    }
}
