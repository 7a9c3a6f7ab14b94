using CrisisLine.Audit;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.Callbacks;
using CrisisLine.Domain.Nights;
using CrisisLine.Pages.Rota;
using CrisisLine.Staff;
using CrisisLine.Supporters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.Callbacks;

/// <summary>Who was promised a call; and for whoever rings people, the next one. Nobody picks by what somebody may want to talk about.</summary>
[Authorize(May.Ring)]
public sealed class IndexModel(Database database, IStringLocalizer<Text> words) : SupporterPage(database, words)
{
    private IReadOnlyList<long> _toAgree = [];

    public bool NeedsAgreement(ListedCallback callback) => _toAgree.Contains(callback.Id);

    public CallbackCard? Card { get; private set; }

    public LastSupporter? LastSpoke { get; private set; }

    public IReadOnlyList<MyCall> Lately { get; private set; } = [];

    public IReadOnlyList<ListedCallback> Open { get; private set; } = [];

    public IReadOnlyList<ListedCallback> Done { get; private set; } = [];

    public IReadOnlyList<Supporter> Colleagues { get; private set; } = [];

    /// <summary>Names of the services that are open while nobody of those who ring is there.</summary>
    public IReadOnlyList<string> Unstaffed { get; private set; } = [];

    /// <summary>Supporters see who is next when they take it; those who run the evening see names before.</summary>
    public bool SeesNames(string service) => Me.In(service, May.Work) is not null;

    public string NameOf(string service) => Mine.First(one => one.Key == service).Name;

    public bool HasSeveral => Mine.Length > 1;

    public bool IsLate(ListedCallback callback) => callback.PromisedBy.ToInstant() < Now && callback.State is "due";

    public string Wall(OffsetDateTime at) => SpokenTime.Of(at.TimeOfDay);

    public Task OnGet() => Transact(async tx =>
    {
        await Find(tx);
        _toAgree = await AgreeToCallback.Waiting(tx);
        Card = Supporter is { Id: var supporter } ? await CallbackCard.Of(tx, supporter) : null;
        Lately = Supporter is { Id: var me } ? await MyCall.Lately(tx, me) : [];
        Colleagues = [.. (await Supporters.Supporter.All(tx)).Where(one => one.Services.Any(key => SeesNames(key)))];
        Unstaffed = [.. (await SupportersHere.MissingIn(tx, [.. Mine.Select(service => service.ServiceId)])).Select(id => Mine.First(one => one.ServiceId == id).Name)];
        var all = (await CallbackList.Tonight(tx)).Where(callback => Mine.Any(service => service.Key == callback.Service)).ToList();
        Open = [.. all.Where(callback => !IsOver(callback))];
        Done = [.. all.Where(callback => IsOver(callback))];
        if (Card is { } card)
        {
            var service = Me.Services.First(one => one.Key == card.Service).ServiceId;
            LastSpoke = await CallsWith.Last(tx, service, card.Person);
            await Trail.AddOnceAWhile(tx, new Deed(Actor, "saw-callback", service, card.Person, $"callback {card.Callback}"));
        }
    });

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
            Taken.Yours => T["It is yours. Your own phone rings now: press 1 there, and we ring them."],
            Taken.NoSuchCallback => T["Nobody waits for a call just now."],
            Taken.Busy => T["You are ringing somebody already."],
            Taken.NotSignedOn or Taken.NoSuchSupporter => T["Please say first that you are here."],
            _ => T["Somebody else has it now. Please try again."],
        });
    }

    public async Task<IActionResult> OnPostWas(long attempt, AttemptOutcome outcome)
    {
        var kept = await WithSupporter((tx, supporter) => SayWhoItWas.For(tx, attempt, supporter, outcome));
        return Back(kept ? T["Thank you, that is written down."] : T["This changed meanwhile. Below is how it stands now."]);
    }

    /// <summary>They know each other, or would rather not: from now on somebody else rings this person.</summary>
    public async Task<IActionResult> OnPostRatherNot(long callback)
    {
        var kept = await WithSupporter(async (tx, supporter) =>
            await CallbackCard.Of(tx, supporter) is { Callback: var mine } && mine == callback && await AskForSupporter.RatherNot(tx, callback, supporter));
        return Back(kept ? T["Thank you. From now on somebody else rings them; nobody asks why."] : T["This changed meanwhile. Below is how it stands now."]);
    }

    /// <summary>They made sure that the number keyed in on another phone may be rung.</summary>
    public async Task<IActionResult> OnPostAgree(long callback)
    {
        var agreed = await AsOneOfTheTeam("agreed-to-callback", callback, tx => AgreeToCallback.For(tx, callback));
        return Back(agreed ? T["Thank you. They are rung now as they asked."] : T["This changed meanwhile. Below is how it stands now."]);
    }

    public async Task<IActionResult> OnPostAskFor(long callback, long? supporter, string? language, bool ratherNot)
    {
        var done = await AsOneOfTheTeam(ratherNot ? "kept-apart" : "asked-for-supporter", callback, tx => ratherNot
            ? supporter is { } other ? AskForSupporter.RatherNot(tx, callback, other) : Task.FromResult(false)
            : AskForSupporter.For(tx, callback, supporter, language));
        return Back(done ? T["Kept. They are rung in time whoever is free then."] : T["This changed meanwhile. Below is how it stands now."]);
    }

    private Task<bool> AsOneOfTheTeam(string action, long callback, Func<Tx, Task<bool>> act) => Transact(async tx =>
    {
        var listed = (await CallbackList.Read(tx, open: true)).FirstOrDefault(one => one.Id == callback);
        if (listed is null || Me.In(listed.Service, May.Work) is not { } mine || !await act(tx))
            return false;
        await Trail.Add(tx, new Deed(Actor, action, mine.ServiceId, Subject: $"callback {callback}"));
        return true;
    });

    private static bool IsOver(ListedCallback callback) => callback.State is "done" or "finishedMissed" or "noCapacity" or "cancelled";
}
