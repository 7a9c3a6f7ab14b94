using CrisisLine.Data;
using CrisisLine.Scheduling;

namespace CrisisLine.Statistics;

/// <summary>
/// At its close a night's figures are counted and kept. Whatever comes later makes another version; the earlier one stays and says
/// until when it was told. What somebody asked us to forget does not unmake what was counted.
/// </summary>
public static class RollUp
{
    /// <summary>Of the counting in db/views. A change of what is counted is another number.</summary>
    public const int Definition = 1;

    public const string AtClose = "close", Late = "late", Import = "import", Undo = "undo";

    /// <summary>Looks each minute for nights that have closed and for facts that came later.</summary>
    public static readonly Alarm Alarm = new("figures", Count, ToCount, HasTimer: false);

    // A decade in one statement would take longer than a statement may.
    private const int DaysAtOnce = 100;

    /// <summary>Counts what is known now of every night from one date to another. The same facts again change nothing.</summary>
    /// <returns>How many nights have other figures now.</returns>
    public static async Task<int> For(Tx tx, int service, LocalDate first, LocalDate last, string because)
    {
        // One at a time: of two that count a night at once, the second finds what the first has written.
        await tx.Execute("select from service where id = @service for no key update", new { service });
        // To compile the statement took PostgreSQL three seconds for a hundred nights, and to count them a sixtieth of one.
        await tx.Execute("set local jit = off");
        var changed = 0;
        for (var from = first; from <= last; from = from.PlusDays(DaysAtOnce))
            changed += await Some(tx, service, from, LocalDate.Min(last, from.PlusDays(DaysAtOnce - 1)), because);
        return changed;
    }

    private static async Task<int> Some(Tx tx, int service, LocalDate first, LocalDate last, string because)
    {
        var args = new { service, first, last, because, now = tx.Now, definition = Definition };
        // Erasing a call's steps leaves no trace that it was broken off; that it was, had been counted.
        var changed = await tx.Execute(
            """
            with counted as (
                select night, to_jsonb(figure) - 'night' as figures from figures_of(@service, @first, @last, @now) figure
            ), told as (
                select counted.night, kept.id as before,
                       case when kept.id is null then counted.figures
                            else counted.figures || jsonb_build_object('calls_abandoned', greatest((counted.figures->>'calls_abandoned')::int, (kept.figures->>'calls_abandoned')::int)) end as figures
                from counted
                left join night_figure kept on kept.service_id = @service and kept.night = counted.night and kept.replaced_at is null
                where not exists (select from service_night where service_id = @service and night = counted.night and closes_at > @now)
                  and (kept.id is null or kept.definition_version <> @definition or kept.figures <> counted.figures)
            ), replaced as (
                update night_figure set replaced_at = @now, is_stale = false
                from told
                where night_figure.id = told.before and night_figure.figures <> told.figures
                returning night_figure.night
            )
            insert into night_figure (service_id, night, figures, definition_version, made_at, because)
            select @service, told.night, told.figures, @definition, @now, case when told.before is null and @because = 'late' then 'close' else @because end
            from told
            where told.before is null or told.night in (select night from replaced)
            """, args);
        // A night of which nothing is known any more, once a sheet was taken back.
        changed += await tx.Execute(
            """
            update night_figure set replaced_at = @now, is_stale = false
            where service_id = @service and night between @first and @last and replaced_at is null
              and night not in (select night from figures_of(@service, @first, @last, @now))
            """, args);
        await tx.Execute(
            "update night_figure set is_stale = false where service_id = @service and night between @first and @last and replaced_at is null and is_stale", args);
        return changed;
    }

    /// <summary>All nights of a service that have closed and are not counted, or have changed since: in one go, however many they are.</summary>
    private static async Task Count(Tx tx, long service)
    {
        var which = await tx.One<Which>($"select min(night.night) as first, max(night.night) as last {Waiting} and night.service_id = @service", new { service, now = tx.Now });
        if (which is not { First: { } first, Last: { } last })
            return;
        await For(tx, (int)service, first, last, Late);
        await FiguresLetter.Order(tx, (int)service);
    }

    private static Task<IReadOnlyList<long>> ToCount(Tx tx, Instant now) =>
        tx.Many<long>($"select distinct night.service_id {Waiting}", new { now });

    // What settles at the close itself settles first, so that the first figures are not of the minute before; but not for ever.
    private const string Waiting =
        """
        from service_night night
        left join night_figure kept on kept.service_id = night.service_id and kept.night = night.night and kept.replaced_at is null
        where night.closes_at <= @now and (kept.id is null or kept.is_stale)
          and (night.closes_at <= @now - interval '5 minutes'
               or not exists (select from visit_request where night_id = night.id and state in ('held', 'offered', 'confirmed', 'waiting'))
               and not exists (select from callback where callback.service_id = night.service_id and callback.night = night.night and callback.ended_at is null))
        """;

    private sealed record Which(LocalDate? First, LocalDate? Last);
}
