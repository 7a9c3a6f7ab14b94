using CrisisLine.Data;
using CrisisLine.Demographics;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>A year of a service, in a sentence and in measures.</summary>
/// <param name="DataThrough">The last night of which anything is known.</param>
/// <param name="Suppressed">Small numbers are hidden: it may leave the house.</param>
public sealed record AnnualReport(
    string Service, string Name, int Year, string Sentence, IReadOnlyList<Measure> Measures, int DefinitionVersion, Instant GeneratedAt, LocalDate? DataThrough,
    bool Suppressed)
{
    /// <summary>Months in which something is known, and no visit, or no call of a helpline: perhaps a sheet that was never brought in.</summary>
    public IReadOnlyList<string> MonthsWithoutVisits { get; init; } = [];

    public IReadOnlyList<string> MonthsWithoutCalls { get; init; } = [];

    /// <summary>What visitors answered about themselves, a question at a time; nothing for a service without visits.</summary>
    public IReadOnlyList<WhoCame> Demographics { get; init; } = [];
}

/// <summary>What came of asking for a year.</summary>
public abstract record AnnualAnswer
{
    private AnnualAnswer() { }

    public sealed record Told(AnnualReport Report) : AnnualAnswer;

    /// <param name="Months">Of which nothing at all is known: 2014-03.</param>
    public sealed record Missing(IReadOnlyList<string> Months) : AnnualAnswer;

    public sealed record NoSuchService : AnnualAnswer;
}

/// <summary>The year of a service. It is not told while nothing at all is known of one of its months.</summary>
public static class Annual
{
    /// <param name="isPublished">For somebody who does not work with true counts.</param>
    public static async Task<AnnualAnswer> Of(Tx tx, string service, int year, bool isPublished)
    {
        if (await tx.OneOrNone<Served>("select id, key, name, kind from service where key = @service", new { service }) is not { } served)
            return new AnnualAnswer.NoSuchService();
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var lines = await tx.Many<int>("select id from service where kind = 'helpline' or id = @Id order by id", new { served.Id });
        int[] others = served.IsHouse ? [.. lines.Where(id => id != served.Id)] : [served.Id];
        var months = (await tx.Many<Month>(Known, new { served.Id, others, first, last })).ToDictionary(month => month.Name);
        if (months.Values.Where(month => !month.IsKnown).Select(month => month.Name).ToList() is { Count: > 0 } missing)
            return new AnnualAnswer.Missing(missing);

        var measures = await Measures.Of(tx, served.Id, first, last);
        var calls = await Calls(tx, others, first, last);
        var answers = served.IsHouse ? await AnswersOf.Visitors(tx, served.Id, first, last) : null;
        var through = await tx.OneOrNone<LocalDate?>(
            "select max(night) from night_figure where service_id = any (@services) and night between @first and @last and replaced_at is null having count(*) > 0",
            new { services = others.Append(served.Id).ToArray(), first, last });
        return new AnnualAnswer.Told(new AnnualReport(
            served.Key, served.Name, year, AnnualSentence.Of(YearOf(served, year, measures, calls), isPublished),
            isPublished ? Measure.Published(measures) : measures, RollUp.Definition, tx.Now, through, isPublished)
        {
            MonthsWithoutVisits = served.IsHouse ? [.. months.Values.Where(month => !month.HasVisits).Select(month => month.Name)] : [],
            MonthsWithoutCalls = others.Length > 0 ? [.. months.Values.Where(month => !month.HasCalls).Select(month => month.Name)] : [],
            Demographics = answers is null ? [] : [.. Question.All.Select(question => WhoCame.Of(question, answers[question.Key], isPublished))],
        });
    }

    private const string Known =
        """
        select to_char(month, 'YYYY-MM') as name,
               exists (select from visit_fact where service_id = @Id and night between month and month + interval '1 month' - interval '1 day') as has_visits,
               exists (select from call_fact where service_id = any (@others) and night between month and month + interval '1 month' - interval '1 day') as has_calls,
               exists (select from night_figure where service_id = any (@others || @Id) and replaced_at is null
                       and night between month and month + interval '1 month' - interval '1 day') as is_counted
        from generate_series(@first::timestamp, @last::timestamp, interval '1 month') as months (month)
        order by month
        """;

    private static YearOfAService YearOf(Served served, int year, IReadOnlyList<Measure> measures, CallsOfAYear? calls)
    {
        long Part(string key, string unit = "visits") => measures.FirstOrDefault(measure => measure.Key == key && measure.Unit == unit)?.Numerator ?? 0;
        return new YearOfAService(
            year, served.IsHouse ? served.Name : null, Part("visits"), Part("visitors", "visitors"), Part("issuesRecorded"), Part("issue:self_injury"), Part("issue:suicide"),
            Part("issue:abuse"), calls);
    }

    private static async Task<CallsOfAYear?> Calls(Tx tx, int[] services, LocalDate first, LocalDate last) =>
        services.Length == 0 ? null : await tx.One<CallsOfAYear>(
            """
            select count(*) as answered, count(caller) as with_caller, count(distinct caller) as callers
            from call_fact
            where service_id = any (@services) and night between @first and @last and answered_at is not null
            """, new { services, first, last });

    private sealed record Served(int Id, string Key, string Name, string Kind)
    {
        public bool IsHouse => Kind == "house";
    }

    private sealed record Month(string Name, bool HasVisits, bool HasCalls, bool IsCounted)
    {
        public bool IsKnown => HasVisits || HasCalls || IsCounted;
    }
}
