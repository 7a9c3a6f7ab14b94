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
    public const int Definition = 3;

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
        await tx.Execute(Uncompiled);
        var changed = 0;
        for (var from = first; from <= last; from = from.PlusDays(DaysAtOnce))
            changed += await Some(tx, service, from, LocalDate.Min(last, from.PlusDays(DaysAtOnce - 1)), because);
        return changed;
    }

    /// <summary>To compile such a statement took PostgreSQL three seconds for a hundred nights, and to count them a sixtieth of one.</summary>
    private const string Uncompiled = "set local jit = off";

    /// <summary>For whoever asks: a plan that suits any dates would read ten years as if they were a night, in twice the time.</summary>
    internal static Task PlannedForItsDates(Tx tx) => tx.Execute($"{Uncompiled}; set local plan_cache_mode = force_custom_plan");

    private static async Task<int> Some(Tx tx, int service, LocalDate first, LocalDate last, string because)
    {
        var args = new { service, first, last, because, now = tx.Now, definition = Definition };
        // Erasing a call's steps leaves no trace that it was broken off; that it was, had been counted.
        var changed = await tx.Execute(
            """
            with counted as (
                select figure.*
                from figures_of(@service, @first, @last, @now) figure
                where not exists (select from service_night where service_id = @service and night = figure.night and closes_at > @now)
            ), told as (
                select kept.id as before, kept.definition_version, to_jsonb(kept) - @ofTheRow::text[] as figures_before,
                       to_jsonb(counted) - @ofTheRow::text[] || jsonb_build_object('calls_abandoned', greatest(counted.calls_abandoned, kept.calls_abandoned)) as figures
                from counted
                left join night_figure kept on kept.service_id = @service and kept.night = counted.night and kept.replaced_at is null
            ), fresh as (
                select before, figures || jsonb_build_object(
                           'id', nextval(pg_get_serial_sequence('night_figure', 'id')), 'made_at', @now::timestamptz, 'is_stale', false,
                           'because', case when before is null and @because = 'late' then 'close'
                                           when definition_version <> @definition and @because = 'late' then 'definition'
                                           else @because end) as figures
                from told
                where before is null or figures_before <> figures
            ), replaced as (
                update night_figure set replaced_at = @now, is_stale = false where id in (select before from fresh) returning id
            )
            insert into night_figure overriding system value
            select figure.*
            from fresh, jsonb_populate_record(null::night_figure, fresh.figures) figure
            where before is null or before in (select id from replaced)
            """, new { service, first, last, because, now = tx.Now, definition = Definition, ofTheRow = OfTheRow });
        // A night of which nothing is known any more, once a sheet was taken back.
        changed += await tx.Execute(
            """
            update night_figure kept set replaced_at = @now, is_stale = false
            where service_id = @service and night between @first and @last and replaced_at is null
              and not exists (select from service_night where service_id = @service and night = kept.night)
              and not exists (select from imported_visit where service_id = @service and night = kept.night)
              and not exists (select from imported_call where service_id = @service and night = kept.night)
            """, args);
        await tx.Execute(
            "update night_figure set is_stale = false where service_id = @service and night between @first and @last and replaced_at is null and is_stale", args);
        return changed;
    }

    private static readonly string[] OfTheRow = ["id", "made_at", "because", "replaced_at", "is_stale"];

    /// <summary>All nights of a service that have closed and are not counted, or have changed since: in one go, however many they are.</summary>
    private static async Task Count(Tx tx, long service)
    {
        var which = await tx.One<Which>($"select min(night) as first, max(night) as last {Waiting} where service_id = @service", new { service, now = tx.Now, definition = Definition });
        if (which is not { First: { } first, Last: { } last })
            return;
        await For(tx, (int)service, first, last, Late);
        await FiguresLetter.Order(tx, (int)service);
    }

    private static Task<IReadOnlyList<long>> ToCount(Tx tx, Instant now) =>
        tx.Many<long>($"select distinct service_id {Waiting}", new { now, definition = Definition });

    // What settles at the close itself settles first, so that the first figures are not of the minute before; but not for ever.
    // And nights that were counted when something else was counted.
    private const string Waiting =
        """
        from (
            select night.service_id, night.night
            from service_night night
            left join night_figure kept on kept.service_id = night.service_id and kept.night = night.night and kept.replaced_at is null
            where night.closes_at <= @now and (kept.id is null or kept.is_stale)
              and (night.closes_at <= @now - interval '5 minutes'
                   or not exists (select from visit_request where night_id = night.id and state in ('held', 'offered', 'confirmed', 'waiting'))
                   and not exists (select from callback where callback.service_id = night.service_id and callback.night = night.night and callback.ended_at is null))
            union all
            select service_id, night from night_figure where replaced_at is null and definition_version <> @definition) waiting
        """;

    private sealed record Which(LocalDate? First, LocalDate? Last);
}
