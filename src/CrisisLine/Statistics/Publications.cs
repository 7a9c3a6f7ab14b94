using CrisisLine.Data;
using CrisisLine.Domain.Demographics;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>A table of ours that somebody outside has.</summary>
/// <param name="Last">Included.</param>
/// <param name="By">Whose name stands behind it.</param>
public sealed record Publication(LocalDate First, LocalDate Last, string Form, string By, Instant PublishedAt);

/// <summary>What was published as it is, and what may not be told beside it. From what was told to the nearest five, nothing small follows.</summary>
public sealed class Publications
{
    private const string People = "visitors";

    // People come again: those of two months are not those of both together.
    private static readonly HashSet<string> OfPeopleOnce = [People, "callers", "people a week"];

    private readonly ILookup<(string Key, string Unit), CountTold> _told;

    private readonly ILookup<(string Key, string Unit), DateInterval> _hidden;

    private Publications(IReadOnlyList<Row> rows)
    {
        _told = rows.Where(row => row.Count is not null).ToLookup(row => (row.Key, row.Unit), row => new CountTold(row.First, row.Last, row.Count!.Value));
        _hidden = rows.Where(row => row.Count is null).ToLookup(row => (row.Key, row.Unit), row => new DateInterval(row.First, row.Last));
    }

    public static async Task<Publications> Of(Tx tx, int service) =>
        new(await tx.Many<Row>(
            """
            select told.key, told.unit, publication.first, publication.last, told.count
            from publication
            join published_count told on told.publication_id = publication.id
            where publication.service_id = @service and publication.form = 'annual-report'
            """, new { service }));

    /// <summary>The newest first.</summary>
    public static Task<IReadOnlyList<Publication>> Shown(Tx tx, int service) =>
        tx.Many<Publication>(
            """
            select publication.first, publication.last, publication.form, account.name as by, publication.published_at
            from publication
            join account on account.id = publication.published_by
            where publication.service_id = @service
            order by publication.id desc
            limit 50
            """, new { service });

    /// <param name="report">As it was told.</param>
    public static async Task Keep(Tx tx, int service, ReportYear year, string form, AnnualReport report, Guid account)
    {
        var counts = report.Measures.Where(measure => measure.Numerator is not null || measure.Suppressed).Select(measure => (measure.Key, measure.Unit, Count: measure.Numerator))
            .Concat(report.Demographics.SelectMany(who => who.Categories.Select(category => (Key: KeyOf(who.Key, category.Category), Unit: People, category.Count))))
            .Concat(report.Demographics.Select(who => (Key: KeyOf(who.Key, WhoCame.WhoAnswered), Unit: People, Count: who.Answered))).ToList();
        await tx.Execute(
            """
            with kept as (
                insert into publication (service_id, first, last, form, published_by, published_at)
                values (@service, @First, @Last, @form, @account, @now)
                returning id
            )
            insert into published_count (publication_id, key, unit, count)
            select kept.id, told.key, told.unit, told.count
            from kept, unnest(@keys, @units, @counts) as told (key, unit, count)
            """, new
            {
                service,
                year.First,
                year.Last,
                form,
                account,
                now = tx.Now,
                keys = counts.Select(told => told.Key).ToArray(),
                units = counts.Select(told => told.Unit).ToArray(),
                counts = counts.Select(told => told.Count).ToArray(),
            });
    }

    /// <summary>Whether a small count would follow from this one and those that somebody has already.</summary>
    public bool GivesAway(Measure measure, LocalDate first, LocalDate last) =>
        measure.Numerator is { } count && Follows(measure.Key, measure.Unit, new CountTold(first, last, count));

    /// <summary>Whether it was hidden in what somebody has already: it stays so, for perhaps it was hidden for the sake of another one.</summary>
    public bool Hid(Measure measure, LocalDate first, LocalDate last) => Hid(measure.Key, measure.Unit, new DateInterval(first, last));

    /// <summary>The same of how many visitors answered something, whether it would follow or was hidden.</summary>
    /// <param name="question">Its key.</param>
    /// <param name="answer">One of its answers, or <see cref="WhoCame.WhoAnswered"/>.</param>
    public bool GivesAway(string question, string answer, CountTold visitors) =>
        Hid(KeyOf(question, answer), People, visitors.Days) || Follows(KeyOf(question, answer), People, visitors);

    private bool Hid(string key, string unit, DateInterval days) => _hidden[(key, unit)].Any(other => ToldBefore.IsNested(other, days));

    private bool Follows(string key, string unit, CountTold now) =>
        _told[(key, unit)].ToList() is { Count: > 0 } told && ToldBefore.GivesAway(told, now, isSum: !OfPeopleOnce.Contains(unit));

    private static string KeyOf(string question, string answer) => $"who:{question}:{answer}";

    private sealed record Row(string Key, string Unit, LocalDate First, LocalDate Last, long? Count);
}
