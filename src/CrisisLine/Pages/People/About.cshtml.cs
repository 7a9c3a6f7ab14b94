using CrisisLine.Audit;
using CrisisLine.Data;
using CrisisLine.Demographics;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.People;
using CrisisLine.People;
using CrisisLine.Staff;
using CrisisLine.Visits;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Question = CrisisLine.Domain.Demographics.Question;

namespace CrisisLine.Pages.People;

/// <summary>A question as the form shows it.</summary>
/// <param name="Fault">Why it cannot be meant as it is filled in; null if it can.</param>
public sealed record QuestionShown(Question Question, string Code, string Words, string? Fault);

/// <summary>
/// What a person answered about themselves: asked once, after help, by one of us; theirs to leave, to change and to take back. Whoever
/// may not see the person sees nothing here, and each look is written down.
/// </summary>
[Authorize(May.Work)]
public sealed class AboutModel(Database database, IStringLocalizer<Text> words) : StaffPage(database)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Service { get; set; }

    /// <summary>Null until they may be shown.</summary>
    public AboutPerson? Person { get; private set; }

    public bool WasHelped { get; private set; }

    /// <summary>Nothing is changed of somebody who is shown for a reason alone.</summary>
    public bool MayWrite { get; private set; }

    public AnswersOf Answers { get; private set; } = AnswersOf.Nobody;

    public IReadOnlyList<QuestionShown> Questions { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public string? Fault { get; private set; }

    public Membership? Mine => Me.In(Service ?? "", May.Work);

    public Task<IActionResult> OnGet() => Show();

    public Task<IActionResult> OnPostReason(string? reason) => Show(reason: reason?.Trim() is { Length: > 0 and <= 400 } why ? why : null);

    /// <param name="seen">Of the answers that the form was opened with.</param>
    public async Task<IActionResult> OnPostKeep(string? seen)
    {
        var read = Question.All.ToDictionary(question => question.Key, question => Answer.Read(question, Typed(question.Key), Typed($"{question.Key}-words")));
        if (read.Values.Any(one => one is not (AnswerRead.Given or AnswerRead.NotAsked)))
            return await Show(words["That was not kept. Please look at what is marked below."], read);

        var answers = read.ToDictionary(pair => pair.Key, pair => (pair.Value as AnswerRead.Given)?.Answer);
        return await Act("wrote-answers", tx => WriteAnswers.For(tx, new PersonId(Id), answers, seen ?? "", Me.Account)) switch
        {
            AnswersWritten.Kept => Back(words["Kept. It is theirs to change and to take back."]),
            AnswersWritten.NothingNew => Back(words["Nothing was changed."]),
            AnswersWritten.HelpComesFirst => Back(words["Nothing was kept: help comes first. Ask when they have been here and gone home, or have spoken with one of us by phone."]),
            AnswersWritten.ChangedMeanwhile => await Show(words["A colleague wrote something here meanwhile, so nothing of yours was kept yet. Above is how it stands; below is what you chose."], read),
            _ => NotFound(),
        };
    }

    public async Task<IActionResult> OnPostTakeBack() =>
        await Act("took-back-answers", async tx => await TakeBackAnswers.For(tx, new PersonId(Id)) ? AnswersWritten.Kept : AnswersWritten.NothingNew) switch
        {
            AnswersWritten.Kept => Back(words["All of it is taken back, and nothing is kept."]),
            AnswersWritten.NothingNew => Back(words["Nothing was changed."]),
            _ => NotFound(),
        };

    /// <param name="typed">What was filled in and not kept; it stands in the form as it was.</param>
    private async Task<IActionResult> Show(string? fault = null, Dictionary<string, AnswerRead>? typed = null, string? reason = null)
    {
        if (Mine is null)
            return NotFound();

        var isKnown = await Transact(async tx =>
        {
            var person = new PersonId(Id);
            if (await AboutPerson.Read(tx, person) is not { } about)
                return false;
            MayWrite = await PartOfTonight.Is(tx, person, Mine.ServiceId);
            if (!MayWrite && reason is null)
                return true;

            (Person, WasHelped) = (about, await HelpFirst.WasGiven(tx, person));
            if (about.IsCold || about.IsForgotten)
                return true;
            Answers = await AnswersOf.Read(tx, person);
            Names = await ColleagueNames.Of(tx, Answers.Given.Values.Select(given => (Guid?)given.AskedBy));
            await Trail.Add(tx, new Deed(Actor, "saw-answers", Mine.ServiceId, person, Reason: reason));
            return true;
        });
        Fault = fault;
        Questions = [.. Question.All.Select(question => Shown(question, typed?[question.Key]))];
        return isKnown ? Page() : NotFound();
    }

    private QuestionShown Shown(Question question, AnswerRead? typed)
    {
        if (typed is not null)
            return new QuestionShown(question, Typed(question.Key), Typed($"{question.Key}-words"), FaultOf(typed));
        var given = Answers.Given.GetValueOrDefault(question.Key)?.Answer;
        return given is not null && question.IsArea && given.Code != Question.PreferNotToSay
            ? new QuestionShown(question, Question.District, given.Code, null)
            : new QuestionShown(question, given?.Code ?? "", given?.Words ?? "", null);
    }

    private string? FaultOf(AnswerRead read) => read switch
    {
        AnswerRead.NoSuchAnswer => words["Please choose one of the list."].Value,
        AnswerRead.TwoAnswers => words["There is an answer of the list, and words beside it. Please leave one of the two."].Value,
        AnswerRead.NoWords => words["Please write what they said, or choose another answer."].Value,
        AnswerRead.TooLong => words["A little shorter, please: 80 characters."].Value,
        AnswerRead.NoDistrict => words["Only the first half of a postcode, such as LS7, and nothing beside it."].Value,
        _ => null,
    };

    private string Typed(string field) => Request.Form[field].ToString().Trim();

    /// <summary>Only about somebody who is part of tonight and whose number is theirs.</summary>
    private async Task<AnswersWritten> Act(string action, Func<Tx, Task<AnswersWritten>> act) => Mine is null ? AnswersWritten.NotThere : await Transact(async tx =>
    {
        var person = new PersonId(Id);
        if (!await PartOfTonight.Is(tx, person, Mine.ServiceId) || await AboutPerson.Read(tx, person) is not { IsCold: false })
            return AnswersWritten.NotThere;
        var outcome = await act(tx);
        if (outcome is AnswersWritten.Kept)
            await Trail.Add(tx, new Deed(Actor, action, Mine.ServiceId, person));
        return outcome;
    });

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect($"/people/{Id}/about?service={Mine?.Key}");
    }
}
