using System.Globalization;
using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Rota;

/// <summary>A page of whoever rings and meets people: they come, take a minute for themselves, and go.</summary>
public abstract class SupporterPage(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    public const string MyShift = "/my-shift";

    protected Membership[] Mine => [.. Me.Services.Where(service => May.Roles[May.Ring].Contains(service.Role))];

    /// <summary>What is said on the page, as in the pages themselves.</summary>
    protected IStringLocalizer<Text> T => words;

    public SupporterOfAccount? Supporter { get; private set; }

    /// <summary>For how long they are here; null for whoever never rang anybody.</summary>
    public SupporterHours? Hours { get; private set; }

    public bool IsHere => Supporter?.IsSignedOn ?? false;

    protected Instant Now { get; private set; }

    protected DateTimeZone Zone => Mine is [var first, ..] ? first.Zone : DateTimeZone.Utc;

    public string Wall(Instant at) => SpokenTime.Of(at.InZone(Zone).TimeOfDay);

    /// <summary>"3 h 20", as it has really passed.</summary>
    public static string Lasting(Duration time) => time.Minutes == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes}");

    public async Task<IActionResult> OnPostHere(bool on)
    {
        if (!on)
            return await GoHome();
        var signed = await Transact(async tx =>
        {
            var outcome = await SupporterOfAccount.SignsOn(tx, Me.Account, [.. Mine.Select(service => service.Key)]);
            if (outcome is SignedOn.Here)
                await Trail.Add(tx, new Deed(Actor, "signed-on"));
            return outcome;
        });
        return Back(signed switch
        {
            SignedOn.Here => T["You are here. Thank you."],
            SignedOn.NeedsRest => T["You have been here for long already, and rest matters too. If you are needed, your shift lead can sign you on."],
            _ => T["Your account has no phone that we could ring, or a colleague rings from it. Please put yours right first, under your name."],
        });
    }

    public async Task<IActionResult> OnPostRest(bool on)
    {
        var isDone = await WithSupporter(async (tx, supporter) =>
        {
            await (on ? Rest.Now(tx, supporter) : Rest.IsOver(tx, supporter));
            return true;
        });
        return Back(!isDone ? T["Please say first that you are here."] : on ? T["Take the time you need. Nobody asks you for more meanwhile."] : T["Good. You are asked again."]);
    }

    /// <summary>Whoever had a hard call is asked how they are before they go; whoever only wants to go may.</summary>
    private async Task<IActionResult> GoHome()
    {
        var isAsked = false;
        var done = await WithSupporter(async (tx, supporter) =>
        {
            isAsked = await Debrief.Of(tx, supporter) is not null;
            if (isAsked)
                return false;
            await SignOn.Off(tx, supporter);
            await Trail.Add(tx, new Deed(Actor, "signed-off"));
            return true;
        });
        if (isAsked)
        {
            Said = T["One thing before you go, below."];
            return Redirect(MyShift);
        }

        return Back(done ? T["You are signed off. Thank you for tonight. Please talk with your shift lead before you go: how you are matters too."] : T["You were not signed on."]);
    }

    protected async Task Find(Tx tx)
    {
        Now = tx.Now;
        Supporter = await SupporterOfAccount.Find(tx, Me.Account);
        Hours = Supporter is { Id: var id } ? await SupporterHours.Read(tx, id) : null;
    }

    /// <returns>False also for whoever has never rung anybody.</returns>
    protected Task<bool> WithSupporter(Func<Tx, long, Task<bool>> act) =>
        Transact(async tx => await SupporterOfAccount.Find(tx, Me.Account) is { Id: var supporter } && await act(tx, supporter));

    protected RedirectResult Back(string said)
    {
        Said = said;
        return Redirect(Request.Path);
    }
}
