using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Opening;
using CrisisLine.Staff;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Settings;

/// <summary>
/// Nights that a named person keeps shut, and nights beyond the rules. Nothing here happens by itself, on no holiday (H-22).
/// </summary>
[Authorize(May.Manage)]
public sealed class ClosuresModel(Database database, IStringLocalizer<Text> words) : ServiceSettingsPage(database)
{
    private const int LongestReason = 200, DaysShown = 120;

    public bool IsHouse => Mine.Kind == "house";

    public IReadOnlyList<NightKeptShut> KeptShut { get; private set; } = [];

    public IReadOnlyList<NightToCome> ToCome { get; private set; } = [];

    public async Task OnGet() =>
        (KeptShut, ToCome) = await Transact(async tx =>
        {
            var today = tx.Now.InZone(Mine.Zone).Date;
            return (await NightsByHand.KeptShut(tx, Mine.ServiceId, today),
                await NightsByHand.ToCome(tx, Mine.ServiceId, today.PlusDays(DaysShown)));
        });

    public async Task<IActionResult> OnPostShut(string? night, string? reason)
    {
        if (DateIn(night) is not { } date)
            return Say(words["Which night? Write it such as 2027-01-31."]);
        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } because)
            return Say(words["Please say why, in a few words for the team."]);

        return await Do(tx => CloseNight.For(tx, Service, date, Me.Account, because), "kept-night-shut", date,
            words["It stays shut on {0}.", Day(date)], because);
    }

    public async Task<IActionResult> OnPostUndo(string? night)
    {
        if (DateIn(night) is not { } date)
            return NotFound();
        var isBack = await Transact(async tx =>
        {
            var done = await ReopenNight.For(tx, Service, date, Me.Account);
            if (done)
                await Written(tx, "reopened-night", $"night {date:uuuu-MM-dd}");
            return done;
        });
        return Say(isBack ? words["It is open on {0} again, by the hours as they are now.", Day(date)]
            : words["That night was not kept shut."]);
    }

    public async Task<IActionResult> OnPostExtra(string? night, string? opens, string? closes, string? askFrom, string? askTo)
    {
        var form = Request.Form;
        var arrivals = Enumerable.Range(0,
            HoursForm.Arrivals).Select(line => (At: form[$"at-{line}"].ToString(), Places: form[$"places-{line}"].ToString()))
            .Where(line => line.At + line.Places != "").Select(line =>
                (At: PlanText.ReadTime(line.At), Places: int.TryParse(line.Places, out var places) ? places : 0)).ToList();
        if (DateIn(night) is not { } date || PlanText.ReadTime(opens) is not { } from || PlanText.ReadTime(closes) is not { } to
            || (IsHouse && (PlanText.ReadTime(askFrom) is null || PlanText.ReadTime(askTo) is null || arrivals.Count == 0))
                || arrivals.Any(one => one.At is null))
            return Say(words["Something is missing: the night, from when until when, and for a house when people can ask and come."]);

        var extra = new ExtraNight(
            date, from, to, IsHouse ? (PlanText.ReadTime(askFrom)!.Value, PlanText.ReadTime(askTo)!.Value) : null,
                [.. arrivals.Select(one => (one.At!.Value, one.Places))]);
        return await Do(tx => AddNight.For(tx, Service, extra), "added-night", date, words["It is open on {0}.", Day(date)]);
    }

    private async Task<IActionResult> Do(Func<Tx, Task<NightChanged>> change, string action, LocalDate night, string done,
        string? reason = null)
    {
        var outcome = await Transact(async tx =>
        {
            var came = await change(tx);
            if (came is NightChanged.Done)
                await Trail.Add(tx,
                    new Deed(Actor, action, Mine.ServiceId, Subject: $"night {night:uuuu-MM-dd}", Reason: reason));
            return came;
        });
        return Say(outcome switch
        {
            NightChanged.Done => done,
            NightChanged.Refused refused => refused.Because,
            _ => words["It is shut on {0} by its hours already.", Day(night)],
        });
    }
}
