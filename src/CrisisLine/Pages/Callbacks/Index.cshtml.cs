using CrisisLine.Audit;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Nights;
using CrisisLine.Staff;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Callbacks;

/// <summary>Who was promised a call; and for whoever rings people, the next one. Nobody picks by what somebody may want to talk about.</summary>
[Authorize(May.Ring)]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    private Membership[] Mine => [.. Me.Services.Where(service => May.Roles[May.Ring].Contains(service.Role))];

    private IReadOnlyList<long> _toAgree = [];

    public bool NeedsAgreement(ListedCallback callback) => _toAgree.Contains(callback.Id);

    public SupporterOfAccount? Supporter { get; private set; }

    public CallbackCard? Card { get; private set; }

    public IReadOnlyList<ListedCallback> Open { get; private set; } = [];

    public IReadOnlyList<ListedCallback> Done { get; private set; } = [];

    /// <summary>Supporters see who is next when they take it; those who run the evening see names before.</summary>
    public bool SeesNames(string service) => Me.In(service, May.Work) is not null;

    public string NameOf(string service) => Mine.First(one => one.Key == service).Name;

    public bool HasSeveral => Mine.Length > 1;

    public bool IsLate(ListedCallback callback) => callback.PromisedBy.ToInstant() < Now && callback.State is "due";

    public string Wall(OffsetDateTime at) => SpokenTime.Of(at.TimeOfDay);

    private Instant Now { get; set; }

    public Task OnGet() => Transact(async tx =>
    {
        Now = tx.Now;
        _toAgree = await AgreeToCallback.Waiting(tx);
        Supporter = await SupporterOfAccount.Find(tx, Me.Account);
        Card = Supporter is { Id: var supporter } ? await CallbackCard.Of(tx, supporter) : null;
        var all = (await CallbackList.Read(tx, open: false)).Where(callback => Mine.Any(service => service.Key == callback.Service)).ToList();
        Open = [.. all.Where(callback => !IsOver(callback))];
        Done = [.. all.Where(callback => IsOver(callback) && callback.DueAt.ToInstant() > tx.Now - Duration.FromHours(18))];
        if (Card is { } card)
            await Trail.AddOnceAWhile(tx, new Deed(Actor, "saw-callback", Me.Services.First(one => one.Key == card.Service).ServiceId, card.Person, $"callback {card.Callback}"));
    });

    public async Task<IActionResult> OnPostHere(bool on)
    {
        var done = await Transact(async tx =>
        {
            var signed = on
                ? await SupporterOfAccount.SignsOn(tx, Me.Account, [.. Mine.Select(service => service.Key)])
                : await SupporterOfAccount.Find(tx, Me.Account) is { Id: var supporter } && await SignOn.Off(tx, supporter);
            if (signed)
                await Trail.Add(tx, new Deed(Actor, on ? "signed-on" : "signed-off"));
            return signed;
        });
        return Back(done ? on ? words["You are here. Thank you."] : words["You are signed off. Thank you for tonight."]
            : words["Your account has no phone that we could ring, or a colleague rings from it. Please put yours right first, under your name."]);
    }

    public async Task<IActionResult> OnPostNext()
    {
        var taken = await Transact(async tx =>
        {
            if (await SupporterOfAccount.Find(tx, Me.Account) is not { Id: var supporter })
                return Taken.NotSignedOn;
            var outcome = await TakeCallback.Next(tx, supporter);
            if (outcome is Taken.Yours && await CallbackCard.Of(tx, supporter) is { } card)
                await Trail.Add(tx, new Deed(Actor, "took-callback", Me.Services.First(one => one.Key == card.Service).ServiceId, card.Person, $"callback {card.Callback}"));
            return outcome;
        });
        return Back(taken switch
        {
            Taken.Yours => words["It is yours. Your own phone rings now: press 1 there, and we ring them."],
            Taken.NoSuchCallback => words["Nobody waits for a call just now."],
            Taken.Busy => words["You are ringing somebody already."],
            Taken.NotSignedOn or Taken.NoSuchSupporter => words["Please say first that you are here."],
            _ => words["Somebody else has it now. Please try again."],
        });
    }

    public async Task<IActionResult> OnPostWas(long attempt, AttemptOutcome outcome)
    {
        var kept = await Transact(async tx =>
            await SupporterOfAccount.Find(tx, Me.Account) is { Id: var supporter } && await SayWhoItWas.For(tx, attempt, supporter, outcome));
        return Back(kept ? words["Thank you, that is written down."] : words["This changed meanwhile. Below is how it stands now."]);
    }

    /// <summary>They made sure that the number keyed in on another phone may be rung.</summary>
    public async Task<IActionResult> OnPostAgree(long callback)
    {
        var agreed = await Transact(async tx =>
        {
            var listed = (await CallbackList.Read(tx, open: true)).FirstOrDefault(one => one.Id == callback);
            if (listed is null || Me.In(listed.Service, May.Work) is not { } mine || !await AgreeToCallback.For(tx, callback))
                return false;
            await Trail.Add(tx, new Deed(Actor, "agreed-to-callback", mine.ServiceId, Subject: $"callback {callback}"));
            return true;
        });
        return Back(agreed ? words["Thank you. They are rung now as they asked."] : words["This changed meanwhile. Below is how it stands now."]);
    }

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect("/callbacks");
    }

    private static bool IsOver(ListedCallback callback) => callback.State is "done" or "finishedMissed" or "noCapacity" or "cancelled";
}
