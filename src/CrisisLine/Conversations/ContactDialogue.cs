using CrisisLine.Data;
using CrisisLine.Domain.Conversations;
using CrisisLine.Domain.Words;
using CrisisLine.Inbox;
using CrisisLine.Messages;
using CrisisLine.People;

namespace CrisisLine.Conversations;

/// <summary>
/// How we may be in touch: one question at a time, each answer kept as it comes. Whatever is not answered stays as it was.
/// </summary>
internal static class ContactDialogue
{
    private const string MayText = "may_text", Voicemail = "voicemail", CoverName = "cover_name", AskFor = "ask_for", NoRing = "no_ring", Style = "style";

    private static readonly (string Kind, Sentence Question)[] Questions =
    [
        (MayText, Sentences.MayWeText), (Voicemail, Sentences.MayWeLeaveAVoiceMessage), (CoverName, Sentences.IfSomeoneElseAnswers),
        (AskFor, Sentences.WhomToAskFor), (NoRing, Sentences.WhenNotToRing), (Style, Sentences.PlainOrNamed),
    ];

    public static async Task<Said> Begin(Tx tx, Turn turn) => Said.Of(await Put(tx, turn, 0));

    /// <summary>PLAIN counts at once.</summary>
    public static async Task<Said> Plain(Tx tx, Turn turn)
    {
        await ChooseContact.Style(tx, turn.Contact, "plain", turn.Text.Id);
        await Close(tx, turn);
        return Said.Of(Outgoing.Of(Sentences.PlainFromNow));
    }

    public static async Task<Said> Named(Tx tx, Turn turn)
    {
        var change = await ChooseContact.Style(tx, turn.Contact, "named", turn.Text.Id);
        await Close(tx, turn);
        return change is ContactChange.Kept ? Said.Of(Outgoing.Of(Sentences.NamedAlready)) : await AskAPersonFirst(tx, turn);
    }

    /// <returns>Null if this does not answer the question, or it is none of these.</returns>
    public static async Task<Said?> Answer(Tx tx, Turn turn, Question question)
    {
        var at = Array.FindIndex(Questions, asked => asked.Kind == question.Kind);
        if (at < 0 || (turn.Reading.Wish is not (Wish.Unsure or Wish.No or Wish.Yes or Wish.NoCall) && question.Kind is not Style))
            return null;

        var words = turn.Text.Words;
        return question.Kind switch
        {
            MayText => Answers.Choice(words, 3) is { } choice ? await TakeTexts(tx, turn, choice) : null,
            Voicemail => await TakeVoicemail(tx, turn, at),
            CoverName => await TakeName(tx, turn, at, ChooseContact.CoverName),
            AskFor => await TakeName(tx, turn, at, ChooseContact.AskFor),
            NoRing => await TakeTimes(tx, turn, at),
            _ => null,
        };
    }

    private static async Task<Said> TakeTexts(Tx tx, Turn turn, int choice)
    {
        var change = await ChooseContact.MayText(tx, turn.Contact, choice switch { 0 => "any", 1 => "reply_only", _ => "none" }, turn.Text.Id);
        if (choice == 2)
        {
            // They asked for silence, and this would be a text.
            await Close(tx, turn);
            return Said.Nothing;
        }

        return await GoOn(tx, turn, at: 0, change);
    }

    private static async Task<Said?> TakeVoicemail(Tx tx, Turn turn, int at)
    {
        var choice = turn.Reading.Wish is Wish.No || Answers.IsSkip(turn.Text.Words) ? 0 : Answers.Choice(turn.Text.Words, 3);
        if (choice is not { } chosen)
            return null;
        var rule = chosen switch { 0 => "none", 1 => "plain", _ => "named" };
        return await GoOn(tx, turn, at, await ChooseContact.Voicemail(tx, turn.Contact, rule, turn.Text.Id));
    }

    private static async Task<Said?> TakeName(Tx tx, Turn turn, int at, Func<Tx, long, string?, string, Task> keep)
    {
        var name = Answers.Name(turn.Text.Words);
        if (name is null && !Answers.IsSkip(turn.Text.Words))
            return null;
        await keep(tx, turn.Number, name, turn.Text.Id);
        return await GoOn(tx, turn, at, ContactChange.Kept);
    }

    /// <summary>What of their words we understand we keep to at once; a person reads all of them.</summary>
    private static async Task<Said> TakeTimes(Tx tx, Turn turn, int at)
    {
        var isAny = Answers.IsSkip(turn.Text.Words);
        await ChooseContact.NoRinging(tx, turn.Number, isAny ? null : turn.Text.Words, TimesNotToRing.Read(turn.Text.Words), turn.Text.Id);
        return await GoOn(tx, turn, at, ContactChange.Kept) with { AlsoForAPerson = !isAny };
    }

    private static async Task<Said> GoOn(Tx tx, Turn turn, int at, ContactChange change)
    {
        var next = at + 1 < Questions.Length ? await Put(tx, turn, at + 1) : null;
        return change is ContactChange.Kept ? Said.Of(next) : Said.Of([.. (await AskAPersonFirst(tx, turn)).Texts, next]);
    }

    private static async Task<Outgoing> Put(Tx tx, Turn turn, int at)
    {
        await Ask.For(tx, turn.Number, Questions[at].Kind);
        return Outgoing.Of(Questions[at].Question, new Fillers { ["svc"] = turn.Service.Name });
    }

    private static async Task<Said> AskAPersonFirst(Tx tx, Turn turn)
    {
        await NoteForPerson.For(tx, turn.Service.Id, turn.Contact.Person, NoteForPerson.ContactChange, urgent: false);
        return Said.Of(Outgoing.Of(Sentences.APersonChecksFirst));
    }

    private static Task Close(Tx tx, Turn turn) => Ask.Nothing(tx, turn.Number);
}
