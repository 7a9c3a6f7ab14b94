using CrisisLine.Data;
using CrisisLine.Demographics;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>A year of a service, in a sentence and in measures.</summary>
/// <param name="Sentence">Null of open data: it tells great counts as they are.</param>
/// <param name="DataThrough">The last night of which anything is known.</param>
/// <param name="Suppressed">Small numbers are hidden: it may leave the house.</param>
public sealed record AnnualReport(
    string Service, string Name, int Year, LocalDate From, LocalDate To, string? Sentence, IReadOnlyList<Measure> Measures, int DefinitionVersion, Instant GeneratedAt, LocalDate? DataThrough,
    bool Suppressed)
{
    /// <summary>Months in which something is known, and no visit, or no call of a helpline: perhaps a sheet that was never brought in.</summary>
    public IReadOnlyList<string> MonthsWithoutVisits { get; init; } = [];

    public IReadOnlyList<string> MonthsWithoutCalls { get; init; } = [];

    /// <summary>What visitors answered about themselves, a question at a time; nothing for a service without visits, nor as open data: so few are not told.</summary>
    public IReadOnlyList<WhoCame> Demographics { get; init; } = [];
}

/// <summary>For whom a year is told.</summary>
public enum ReportForm
{
    /// <summary>For managers: every count as it is.</summary>
    True,

    /// <summary>For anybody: great counts as they are, small ones and what they follow from hidden.</summary>
    AnnualReport,

    /// <summary>For anybody, and to the nearest five.</summary>
    OpenData,
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
    public static async Task<AnnualAnswer> Of(Tx tx, string service, ReportYear year, ReportForm form)
    {
        if (await tx.OneOrNone<Served>("select id, key, name, kind from service where key = @service", new { service }) is not { } served)
            return new AnnualAnswer.NoSuchService();
        await RollUp.PlannedForItsDates(tx);
        var (first, last) = (year.First, year.Last);
        var lines = await tx.Many<int>("select id from service where kind = 'helpline' or id = @Id order by id", new { served.Id });
        int[] others = served.IsHouse ? [.. lines.Where(id => id != served.Id)] : [served.Id];
        var months = (await tx.Many<Month>(Known, new { served.Id, others, first, last })).ToDictionary(month => month.Name);
        if (months.Values.Where(month => !month.IsKnown).Select(month => month.Name).ToList() is { Count: > 0 } missing)
            return new AnnualAnswer.Missing(missing);

        var measures = await Measures.OfYear(tx, served.Id, first, last);
        var calls = await Calls(tx, others, first, last);
        var answers = served.IsHouse && form is not ReportForm.OpenData ? await AnswersOf.Visitors(tx, served.Id, first, last) : null;
        var through = await tx.OneOrNone<LocalDate?>(
            "select max(night) from night_figure where service_id = any (@services) and night between @first and @last and replaced_at is null having count(*) > 0",
            new { services = others.Append(served.Id).ToArray(), first, last });
        var isPublished = form is not ReportForm.True;
        var published = form is ReportForm.AnnualReport ? await Publications.Of(tx, served.Id) : null;
        var givenAway = measures.Where(measure => published?.GivesAway(measure, first, last) ?? false).ToHashSet();
        var told = isPublished ? PublishedMeasures.Of(measures, measure => givenAway.Contains(measure) || (published?.Hid(measure, first, last) ?? false)) : measures;
        bool WhoGivesAway(Question question, string answer, long count) => answer == WhoCame.Everybody
            ? told.Any(measure => measure is { Key: WhoCame.Everybody, Unit: WhoCame.Everybody, Suppressed: true })
            : published?.GivesAway(question.Key, answer, new CountTold(first, last, count)) ?? false;
        var isGivenAway = givenAway.Any(measure => InTheSentence.Contains((measure.Key, measure.Unit)));
        return new AnnualAnswer.Told(new AnnualReport(
            served.Key, served.Name, year.Number, first, last,
            form is ReportForm.OpenData ? null : isGivenAway ? NotBesideWhatWasTold : AnnualSentence.Of(YearOf(served, year, measures, calls), isPublished),
            form is ReportForm.OpenData ? PublishedMeasures.Rounded(told) : told, RollUp.Definition, tx.Now, through, isPublished)
        {
            MonthsWithoutVisits = served.IsHouse ? [.. months.Values.Where(month => !month.HasVisits).Select(month => month.Name)] : [],
            MonthsWithoutCalls = others.Length > 0 ? [.. months.Values.Where(month => !month.HasCalls).Select(month => month.Name)] : [],
            Demographics = answers is null ? [] : [.. Question.All.Select(question => WhoCame.Of(
                question, answers[question.Key], isPublished, (answer, count) => WhoGivesAway(question, answer, count)))],
        });
    }

    private const string NotBesideWhatWasTold = "Some of this year cannot be told beside what was published before: a small number would follow.";

    private static readonly HashSet<(string Key, string Unit)> InTheSentence =
        [("visits", "visits"), ("visitors", "visitors"), ("issue:self_injury", "visits"), ("issue:suicide", "visits"), ("issue:abuse", "visits"), ("callsAnswered", "calls"), ("callers", "callers")];

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

    private static YearOfAService YearOf(Served served, ReportYear year, IReadOnlyList<Measure> measures, CallsOfAYear? calls)
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
