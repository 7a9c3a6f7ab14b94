using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Rota;
using CrisisLine.Staff;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using NodaTime.Text;

namespace CrisisLine.Pages.Rota;

/// <summary>Who is wanted when, who has said that they come, where nobody does yet; and how those who are here are.</summary>
[Authorize(May.Lead)]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    private const int Days = 28;

    private static readonly LocalTimePattern Typed = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    public Membership Mine { get; private set; } = null!;

    public IReadOnlyList<Membership> Led => [.. Me.Services.Where(service => May.Roles[May.Lead].Contains(service.Role))];

    public IReadOnlyList<ShownShift> Shifts { get; private set; } = [];

    public IReadOnlyList<Supporter> Supporters { get; private set; } = [];

    /// <summary>What each of them chose to tell.</summary>
    public IReadOnlyDictionary<long, SupporterChoices> Choices { get; private set; } = new Dictionary<long, SupporterChoices>();

    public IReadOnlyList<Debrief> Debriefs { get; private set; } = [];

    public int UnstaffedMinutes { get; private set; }

    public LocalDate Today { get; private set; }

    public string Wall(ZonedDateTime at) => SpokenTime.Of(at.TimeOfDay);

    public async Task<IActionResult> OnGet()
    {
        if (!Choose())
            return NotFound();
        await Transact(async tx =>
        {
            Today = tx.Now.InZone(Mine.Zone).Date;
            Shifts = await RotaShown.Of(tx, Mine.ServiceId, Days);
            Supporters = [.. (await CrisisLine.Supporters.Supporter.All(tx)).Where(one => one.Services.Contains(Mine.Key))];
            Choices = await SupporterChoices.Of(tx, [.. Supporters.Select(one => one.Id)]);
            Debriefs = await Debrief.Open(tx, Mine.ServiceId);
            UnstaffedMinutes = await Unstaffed.Minutes(tx, Mine.ServiceId, tx.Now.InZone(Mine.Zone).LocalDateTime.PlusHours(-6).Date);
        });
        return Page();
    }

    public async Task<IActionResult> OnPostPlan(string? night, string? from, string? until, int least, int weeks)
    {
        if (!Choose())
            return NotFound();
        if (!LocalDatePattern.Iso.Parse(night ?? "").TryGetValue(default, out var first) || !Typed.Parse(from ?? "").TryGetValue(default, out var start)
            || !Typed.Parse(until ?? "").TryGetValue(default, out var end) || least is < 1 or > PlanShifts.MostPeople || weeks is < 1 or > PlanShifts.MostWeeks)
            return Back(words["Please give a day, two times, how many, and for up to {0} weeks.", PlanShifts.MostWeeks]);

        var planned = await Transact(async tx =>
        {
            var outcome = await PlanShifts.For(tx, Mine.ServiceId, first, start, end, least, weeks, Me.Account);
            if (outcome is { Planned: > 0 })
                await Written(tx, "planned-shifts", $"{LocalDatePattern.Iso.Format(first)} x {outcome.Planned.ToString(CultureInfo.InvariantCulture)}");
            return outcome;
        });
        return Back(planned switch
        {
            null => words["A shift lies within the evening: from half an hour before the opening to half an hour after the close."],
            { Planned: 0 } => words["We are not open on that day."],
            { Closed: > 0 } => words["On the rota. Weeks in which we are not open are left out: {0}.", planned.Closed],
            _ => words["On the rota."],
        });
    }

    public async Task<IActionResult> OnPostPut(long shift, long supporter)
    {
        if (!Choose())
            return NotFound();
        var taken = await Transact(async tx =>
        {
            if (!await RotaShown.Has(tx, Mine.ServiceId, shift))
                return ShiftTaken.NoSuchShift;
            var outcome = await ShiftPlaces.Take(tx, shift, supporter, Me.Account, isSaid: false);
            if (outcome is ShiftTaken.Yours)
                await Written(tx, "put-on-rota", $"supporter {supporter}");
            return outcome;
        });
        return Back(taken switch
        {
            ShiftTaken.Yours => words["On the rota. They are asked the day before."],
            ShiftTaken.Full => words["As many have it as are wanted."],
            ShiftTaken.Overlaps => words["They are on the rota somewhere at that time."],
            ShiftTaken.TooManyHours => words["With that they would be here for longer than is good for them."],
            _ => words["This changed meanwhile. Below is how it stands now."],
        });
    }

    public Task<IActionResult> OnPostCancel(long shift) =>
        Act("cancelled-shift", $"shift {shift}", tx => PlanShifts.Cancel(tx, Mine.ServiceId, shift), words["It is not wanted any more."]);

    /// <summary>Beyond the limits, because they are needed and want to (H-37).</summary>
    public Task<IActionResult> OnPostLet(long supporter) =>
        Act("let-sign-on", $"supporter {supporter}", async tx => await RingsFor.Service(tx, supporter, Mine.ServiceId) && await SignOn.Let(tx, supporter, Me.Account), words["They are signed on. Please see that they rest."]);

    public Task<IActionResult> OnPostOff(long supporter) =>
        Act("signed-off", $"supporter {supporter}", async tx => await RingsFor.Service(tx, supporter, Mine.ServiceId) && await SignOn.Off(tx, supporter), words["They are signed off."]);

    public Task<IActionResult> OnPostDebrief(long debrief, string? how) =>
        Act("closed-debrief", $"debrief {debrief}", async tx => (await Debrief.Open(tx, Mine.ServiceId)).Any(one => one.Id == debrief)
            && await Debrief.Close(tx, debrief, how ?? "", Me.Account), words["Thank you, that is written down."]);

    private async Task<IActionResult> Act(string action, string subject, Func<Tx, Task<bool>> act, string said)
    {
        if (!Choose())
            return NotFound();
        var done = await Transact(async tx =>
        {
            var isDone = await act(tx);
            if (isDone)
                await Written(tx, action, subject);
            return isDone;
        });
        return Back(done ? said : words["This changed meanwhile. Below is how it stands now."]);
    }

    /// <returns>False if they do not lead that service.</returns>
    private bool Choose()
    {
        var chosen = Service is null ? Led.FirstOrDefault(service => service.Kind != "house") ?? Led[0] : Led.FirstOrDefault(service => service.Key == Service);
        if (chosen is not null)
            Mine = chosen;
        return chosen is not null;
    }

    private Task Written(Tx tx, string action, string subject) => Trail.Add(tx, new Deed(Actor, action, Mine.ServiceId, Subject: subject));

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/rota?service={Mine.Key}");
    }
}
