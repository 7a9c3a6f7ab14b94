using CrisisLine.Audit;
using CrisisLine.Callbacks;
using CrisisLine.Data;
using CrisisLine.Domain.People;
using CrisisLine.People;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CrisisLine.Pages.People;

/// <summary>
/// A person: first how they may be reached, then who they are, then what was. Whoever has nothing with the service tonight is
/// shown only for a reason, and each look is written down.
/// </summary>
[Authorize(May.Work)]
public sealed class PersonModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    public static readonly IReadOnlyList<string> TextRules = ["any", "reply_only", "none"], Styles = ["named", "plain"], Voicemails = ["none", "plain", "named"];

    /// <summary>What somebody can tell us that fits what we know: two of them make sure.</summary>
    public static readonly IReadOnlyList<string> Facts = ["name", "last-visit", "code-word", "what-helps", "worker-knows", "texted-from-it"];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    /// <summary>Null until they may be shown.</summary>
    public AboutPerson? Person { get; private set; }

    public VisitsOf Past { get; private set; } = new(false, [], []);

    public IReadOnlyList<PastCall> Calls { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    private Membership? Mine => Me.In(Service ?? "", May.Work);

    public Task<IActionResult> OnGet() => Show(reason: null);

    public Task<IActionResult> OnPostReason(string? reason) => reason?.Trim() is { Length: > 0 and <= 400 } why ? Show(why) : OnGet();

    public async Task<IActionResult> OnPostRules(long number, string? texts, string? style, string? voicemail, string? coverName, string? askFor, bool spoke)
    {
        if (!spoke || WrittenRules.Read(texts, style, voicemail, coverName, askFor) is not { } rules)
            return Back(words["That was not kept: say that you spoke with them, and choose one of each."]);
        return await Act("wrote-contact-rules", tx => WriteContactRules.For(tx, new PersonId(Id), number, rules, Me.Account), words["Kept. It counts from now on."]);
    }

    public Task<IActionResult> OnPostAbout(string? name, string? pronouns, string? helps, string? doesNot) =>
        name is { Length: > 60 } || pronouns is { Length: > 30 } || helps is { Length: > 1000 } || doesNot is { Length: > 1000 }
            ? Task.FromResult<IActionResult>(Back(words["A little shorter, please."]))
            : Act("wrote-about-person", async tx =>
            {
                await AboutPerson.Write(tx, new PersonId(Id), name?.Trim(), pronouns?.Trim(), helps?.Trim(), doesNot?.Trim());
                return true;
            }, words["Kept."]);

    public Task<IActionResult> OnPostRelink(List<string> facts) =>
        facts.Distinct().Count(Facts.Contains) < 2
            ? Task.FromResult<IActionResult>(Back(words["Two things must fit. Nothing is shown until then."]))
            : Act("linked-again", async tx =>
            {
                await RelinkNumbers.For(tx, new PersonId(Id));
                return true;
            }, words["What was before is shown again."], string.Join(", ", facts.Distinct().Where(Facts.Contains)));

    /// <summary>They also text or ring from another phone, and two things fit: the two records become one.</summary>
    public async Task<IActionResult> OnPostJoin(string? number, List<string> facts)
    {
        var fitting = facts.Distinct().Where(Facts.Contains).ToList();
        if (fitting.Count < 2)
            return Back(words["Two things must fit. Nothing was joined."]);
        if (PhoneNumber.Read(number) is not { } other)
            return Back(words["That is no number that we know how to read."]);

        JoinAnswer? outcome = null;
        await Act("joined-people", async tx =>
        {
            (outcome, var gone) = await JoinPeople.For(tx, new PersonId(Id), other);
            if (outcome is JoinAnswer.Done)
                await Trail.Add(tx, new Deed(Actor, "joined-to-another", Mine!.ServiceId, gone, Subject: $"person {Id}"));
            return outcome is JoinAnswer.Done;
        }, "", string.Join(", ", fitting));
        return outcome is null
            ? NotFound()
            : Back(outcome switch
            {
                JoinAnswer.Done => words["They are one person from now on, with both phones."],
                JoinAnswer.NobodyThere => words["Nobody has been in touch from that number."],
                JoinAnswer.AlreadyOne => words["That phone is theirs already."],
                _ => words["Both have asked for the same night. Talk with them, and give one of the two up first."],
            });
    }

    private async Task<IActionResult> Show(string? reason)
    {
        if (Mine is null)
            return NotFound();

        var isKnown = await Transact(async tx =>
        {
            var person = new PersonId(Id);
            if (await AboutPerson.Read(tx, person) is not { } about)
                return false;
            if (reason is null && !await PartOfTonight.Is(tx, person, Mine.ServiceId))
                return true;

            Person = about;
            Past = await VisitsOf.Read(tx, person);
            Calls = await CallsWith.Person(tx, Mine.ServiceId, person);
            Names = await ColleagueNames.Of(tx, Past.Visits.SelectMany(visit => visit.Notes).Select(note => note.Account));
            await Trail.Add(tx, new Deed(Actor, "saw-person", Mine.ServiceId, person, Reason: reason));
            return true;
        });
        return isKnown ? Page() : NotFound();
    }

    /// <summary>Only about somebody who is part of tonight: for others a look needs its reason each time, and nothing is changed.</summary>
    private async Task<IActionResult> Act(string action, Func<Tx, Task<bool>> act, string said, string? reason = null)
    {
        if (Mine is null)
            return NotFound();

        var isDone = await Transact(async tx =>
        {
            var person = new PersonId(Id);
            if (!await PartOfTonight.Is(tx, person, Mine.ServiceId) || !await act(tx))
                return false;
            await Trail.Add(tx, new Deed(Actor, action, Mine.ServiceId, person, Reason: reason));
            return true;
        });
        return isDone ? Back(said) : NotFound();
    }

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/people/{Id}?service={Mine?.Key}");
    }
}
