using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Rota;
using CrisisLine.Staff;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Rota;

/// <summary>A supporter's own page: here or not, for how long, their shifts and those that somebody is wanted for, and how they are.</summary>
[Authorize(May.Ring)]
public sealed class MineModel(Database database, IStringLocalizer<Text> words) : SupporterPage(database, words)
{
    private const int Days = 28;

    public SupporterChoices? Choices { get; private set; }

    public Debrief? Debrief { get; private set; }

    public IReadOnlyList<ShownShift> Shifts { get; private set; } = [];

    public bool IsMine(ShownShift shift) => Supporter is { Id: var me } && shift.Has(me);

    public Duration Today => Hours?.Today(Now) ?? Duration.Zero;

    public Duration ThisWeek => Hours?.ThisWeek(Now) ?? Duration.Zero;

    /// <summary>They have been here for two hours on end, and might like a break.</summary>
    public bool MightRest => Hours is { HereSince: { } since, RestsUntil: null } && Now - since > Duration.FromHours(2);

    public Task OnGet() => Transact(async tx =>
    {
        await Find(tx);
        if (Supporter is not { Id: var me })
            return;
        Choices = await SupporterChoices.Read(tx, me);
        Debrief = await Supporters.Debrief.Of(tx, me);
        Shifts = await RotaShown.For(tx, me, Days);
    });

    public async Task<IActionResult> OnPostChoices(string? languages, string? topics, bool covers)
    {
        var kept = await WithSupporter(async (tx, me) =>
        {
            await SupporterChoices.Keep(tx, me, languages, topics, covers);
            return true;
        });
        return Back(kept ? T["Kept. It is yours to change at any time."] : T["Please sign on once first, so that we know your phone."]);
    }

    public async Task<IActionResult> OnPostTryPhone()
    {
        var rings = await WithSupporter(TryPhone.For);
        return Back(rings ? T["Your phone rings in a moment. Press 1 there."] : T["It is ringing already, or we have no number of yours."]);
    }

    public async Task<IActionResult> OnPostTake(long shift)
    {
        var taken = ShiftTaken.NoSuchShift;
        await WithSupporter(async (tx, me) =>
        {
            taken = await ShiftPlaces.Take(tx, shift, me, account: null, isSaid: false);
            return true;
        });
        return Back(Told(taken));
    }

    public async Task<IActionResult> OnPostGiveUp(long shift)
    {
        var done = await WithSupporter((tx, me) => ShiftPlaces.GiveUp(tx, shift, me));
        return Back(done ? T["Thank you for telling us. We look for cover. Please look after yourself."] : T["This changed meanwhile. Below is how it stands now."]);
    }

    public async Task<IActionResult> OnPostDebrief(string? how, bool goHome)
    {
        var done = await WithSupporter(async (tx, me) =>
        {
            if (await Supporters.Debrief.Of(tx, me) is not { Id: var debrief })
                return false;
            if (how == "later")
                await Supporters.Debrief.Offer(tx, me, Mine[0].ServiceId, Supporters.Debrief.Asked);
            else if (!await Supporters.Debrief.Close(tx, debrief, how ?? "", Me.Account))
                return false;
            if (goHome)
                await SignOn.Off(tx, me);
            await Trail.Add(tx, new Deed(Actor, goHome ? "signed-off" : "answered-debrief"));
            return true;
        });
        return Back(!done ? T["Please choose one."] : goHome ? T["You are signed off. Thank you for tonight."] : T["Thank you, that is written down."]);
    }

    private string Told(ShiftTaken taken) => taken switch
    {
        ShiftTaken.Yours => T["It is yours. We remind you the day before."],
        ShiftTaken.TooManyHours => T["With that you would be here for longer than is good for you. Thank you for wanting to."],
        ShiftTaken.Overlaps => T["You are on the rota somewhere at that time."],
        _ => T["Somebody else has it by now. Thank you."],
    };
}
