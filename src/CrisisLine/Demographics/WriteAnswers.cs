using CrisisLine.Data;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.People;

namespace CrisisLine.Demographics;

/// <summary>What came of writing down answers.</summary>
public enum AnswersWritten
{
    Kept,

    /// <summary>Everything is as it was.</summary>
    NothingNew,

    /// <summary>They have had no help from us yet.</summary>
    HelpComesFirst,

    /// <summary>A colleague wrote something in the meantime; nothing of this was kept.</summary>
    ChangedMeanwhile,

    /// <summary>They asked to be forgotten, or are part of another record now.</summary>
    NotThere,
}

/// <summary>
/// One of us writes down what somebody answered about themselves, or changes it as they wish. What is the same as before stays as it
/// is, with who asked and when.
/// </summary>
public static class WriteAnswers
{
    /// <param name="answers">By question; null takes back what was answered before.</param>
    /// <param name="seen">Of the answers that the writer had before them: <see cref="AnswersOf.Seen"/>.</param>
    public static async Task<AnswersWritten> For(Tx tx, PersonId person, IReadOnlyDictionary<string, Answer?> answers, string seen, Guid account)
    {
        if (!await TakeBackAnswers.Lock(tx, person))
            return AnswersWritten.NotThere;
        if (!await HelpFirst.WasGiven(tx, person))
            return AnswersWritten.HelpComesFirst;
        var before = await AnswersOf.Read(tx, person);
        if (before.Seen != seen)
            return AnswersWritten.ChangedMeanwhile;

        var changed = answers.Where(pair => pair.Value != before.Given.GetValueOrDefault(pair.Key)?.Answer).ToList();
        await tx.Execute(
            "delete from about_answer where person_id = @person and question = any (@questions)", new { person, questions = changed.Select(pair => pair.Key).ToArray() });
        foreach (var (question, answer) in changed)
            if (answer is not null)
                await Write(tx, person, question, answer, account);
        return changed.Count == 0 ? AnswersWritten.NothingNew : AnswersWritten.Kept;
    }

    private static Task Write(Tx tx, PersonId person, string question, Answer answer, Guid account) =>
        tx.Execute(
            """
            insert into about_answer (person_id, question, answer, in_words, asked_by, asked_at)
            values (@person, @question, @code, @words, @account, @now)
            """, new
            {
                person,
                question,
                code = tx.Keys.Seal("about_answer.answer", answer.Code),
                words = answer.Words is { } words ? tx.Keys.Seal("about_answer.in_words", words) : null,
                account,
                now = tx.Now,
            });
}
