using CrisisLine.Data;
using CrisisLine.Domain.Statistics;

namespace CrisisLine.Statistics;

/// <summary>Some nights together: a week, a month, a year.</summary>
/// <param name="From">Its first day.</param>
public sealed record TrendPoint(
    LocalDate From, int Nights, int Requests, int Visits, int TurnedAway, int NotArrived, int PlacesAvailable, int PlacesUsed, int CallsOffered, int CallsAnswered,
    int CallsAbandoned, int CallbacksKept, int CallbacksLate, int CallbacksFailed, int TextsIn, int TextsUrgent, int TaxisOut, int TaxisHome,
    int TaxisLate, int TaxiPence, int OpenMinutes, int UnstaffedMinutes);

/// <summary>How figures went, from the nights as they were kept.</summary>
public static class Trend
{
    public const string Week = "week", Month = "month", Year = "year";

    /// <param name="by">week, month or year.</param>
    public static Task<IReadOnlyList<TrendPoint>> Of(Tx tx, int service, LocalDate from, LocalDate to, string by) =>
        tx.Many<TrendPoint>(
            """
            select date_trunc(@by, night)::date as "from", count(*)::int as nights, sum(requests)::int as requests, sum(visits)::int as visits,
                   sum(turned_away)::int as turned_away, sum(not_arrived)::int as not_arrived, sum(places_available)::int as places_available,
                   sum(places_used)::int as places_used, sum(calls_offered)::int as calls_offered, sum(calls_answered)::int as calls_answered,
                   sum(calls_abandoned)::int as calls_abandoned, sum(callbacks_kept)::int as callbacks_kept, sum(callbacks_late)::int as callbacks_late,
                   sum(callbacks_failed)::int as callbacks_failed, sum(texts_in)::int as texts_in, sum(texts_urgent)::int as texts_urgent,
                   sum(taxis_out)::int as taxis_out, sum(taxis_home)::int as taxis_home, sum(taxis_late)::int as taxis_late,
                   sum(taxi_pence)::int as taxi_pence, sum(open_minutes)::int as open_minutes, sum(unstaffed_minutes)::int as unstaffed_minutes
            from night_shown
            where service_id = @service and night between @from and @to
            group by 1
            order by 1
            """, new { service, from, to, by });

    /// <summary>Counts over time with their sum, as they may leave the house.</summary>
    /// <returns>Null where one is hidden; the sum itself comes last.</returns>
    public static IReadOnlyList<long?> Published(IReadOnlyList<long> counts)
    {
        var all = counts.Append(counts.Sum()).ToList();
        var hidden = PublishedTable.Hidden(all, [new CellSum([.. Enumerable.Range(0, counts.Count)], counts.Count)]);
        return [.. all.Select((count, at) => hidden[at] ? (long?)null : count)];
    }
}
