using System.Globalization;
using CrisisLine.Data;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.People;

namespace CrisisLine.Demographics;

/// <summary>What somebody answered, and who asked.</summary>
public sealed record GivenAnswer(Answer Answer, Guid AskedBy, Instant AskedAt);

/// <summary>What a person answered, by question.</summary>
/// <param name="Seen">Another word as soon as any of it is different: by it a form tells what its writer had before them.</param>
public sealed record AnswersOf(IReadOnlyDictionary<string, GivenAnswer> Given, string Seen)
{
    /// <summary>A person of whom nothing was asked.</summary>
    public static readonly AnswersOf Nobody = new(new Dictionary<string, GivenAnswer>(), "");

    public static async Task<AnswersOf> Read(Tx tx, PersonId person)
    {
        var rows = await tx.Many<Row>(
            "select id, question, answer, in_words, asked_by, asked_at from about_answer where person_id = @person order by id", new { person });
        // A changed answer is another row.
        return new AnswersOf(
            rows.ToDictionary(row => row.Question, row => row.Opened(tx)),
            string.Join('-', rows.Select(row => row.Id.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>
    /// Of everybody who visited, each once, what they answered to each question; null where they were not asked, as nobody was of whom
    /// only a sheet tells. Sealed answers cannot be counted by the database.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyCollection<string?>>> Visitors(Tx tx, int service, LocalDate first, LocalDate last)
    {
        var rows = await tx.Many<Coded>(
            """
            with came as (
                select row_number() over () as nth, visitor
                from (select distinct visitor from visit_fact where service_id = @service and night between @first and @last) visitors
            )
            select came.nth, answer.question, answer.answer
            from came
            left join about_answer answer on uuid_send(answer.person_id) = came.visitor
            """, new { service, first, last });
        var visitors = rows.Select(row => row.Nth).Distinct().Count();
        var byQuestion = rows.Where(row => row.Answer is not null).ToLookup(row => row.Question, row => tx.Keys.Open("about_answer.answer", row.Answer!));
        return Question.All.ToDictionary(question => question.Key, question => Filled([.. byQuestion[question.Key]], visitors));
    }

    private static IReadOnlyCollection<string?> Filled(List<string> answers, int visitors) =>
        [.. answers, .. Enumerable.Repeat<string?>(null, visitors - answers.Count)];

    private sealed record Row(long Id, string Question, byte[] Answer, byte[]? InWords, Guid AskedBy, Instant AskedAt)
    {
        public GivenAnswer Opened(Tx tx) => new(
            new Answer(tx.Keys.Open("about_answer.answer", Answer), InWords is { } words ? tx.Keys.Open("about_answer.in_words", words) : null), AskedBy, AskedAt);
    }

    private sealed record Coded(long Nth, string? Question, byte[]? Answer);
}
