using CrisisLine.Data;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>A table of ours that somebody outside has.</summary>
/// <param name="Last">Included.</param>
/// <param name="By">Whose name stands behind it.</param>
public sealed record Publication(LocalDate First, LocalDate Last, string Form, string By, Instant PublishedAt);

/// <summary>What was published, and what may not be told beside it.</summary>
public sealed class Publications
{
    // People come again: those of two months are not those of both together.
    private static readonly HashSet<string> OfPeopleOnce = ["visitors", "callers", "people a week"];

    private readonly ILookup<(string Key, string Unit), CountTold> _told;

    private Publications(IReadOnlyList<Row> rows) => _told = rows.ToLookup(row => (row.Key, row.Unit), row => new CountTold(row.First, row.Last, row.Count));

    public static async Task<Publications> Of(Tx tx, int service) =>
        new(await tx.Many<Row>(
            """
            select told.key, told.unit, publication.first, publication.last, told.count
            from publication
            join published_count told on told.publication_id = publication.id
            where publication.service_id = @service
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

    /// <param name="measures">As they were told: what is hidden in them was not.</param>
    public static async Task Keep(Tx tx, int service, ReportYear year, string form, IReadOnlyList<Measure> measures, Guid account)
    {
        var counts = measures.Where(measure => measure.Numerator is not null).ToList();
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
                keys = counts.Select(measure => measure.Key).ToArray(),
                units = counts.Select(measure => measure.Unit).ToArray(),
                counts = counts.Select(measure => measure.Numerator!.Value).ToArray(),
            });
    }

    /// <summary>Whether a small count would follow from this one and those that somebody has already.</summary>
    public bool GivesAway(Measure measure, LocalDate first, LocalDate last) =>
        measure.Numerator is { } count && _told[(measure.Key, measure.Unit)].ToList() is { Count: > 0 } told
        && ToldBefore.GivesAway(told, new CountTold(first, last, count), isSum: !OfPeopleOnce.Contains(measure.Unit));

    private sealed record Row(string Key, string Unit, LocalDate First, LocalDate Last, long Count);
}
