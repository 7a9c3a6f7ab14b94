using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>A night ahead that nobody relies on yet, as it was planned.</summary>
internal sealed record PlannedNight(
    long Id, LocalDate Night, Instant OpensAt, Instant ClosesAt, Instant? RequestsFrom, Instant? RequestsTo, string Places)
{
    public bool Is(NightTimes times) =>
        (OpensAt, ClosesAt) == (times.OpensAt, times.ClosesAt)
        && (RequestsFrom, RequestsTo) == (times.Requests?.Start, times.Requests?.End)
        && Places == string.Join(',',
            times.Arrivals.SelectMany(arrival => Enumerable.Repeat(arrival.At.ToUnixTimeSeconds(), arrival.Places)));
}

/// <summary>
/// Makes the nights ahead again after their rules were changed. A night that has begun, that somebody asked about, that
/// somebody is signed on for or that was changed by hand stays as it is: people were told something about it.
/// </summary>
public static class ReplanNights
{
    /// <returns>How many nights are otherwise than they were, or are no more.</returns>
    public static async Task<int> For(Tx tx, int service, LocalDate first, Timetable timetable)
    {
        // Whoever asks for a place at this moment is waited for, and then their night is no longer among those that may change.
        await tx.Execute(
            "select from service_night where service_id = @service and night >= @first and opens_at > @now order by id for update",
            new { service, first, now = tx.Now });
        var changed = (await Untouched(tx, service, first)).Where(night => timetable.On(night.Night) is not { } times
            || !night.Is(times))
            .Select(night => night.Id).ToArray();

        await tx.Execute("delete from service_night where id = any(@changed)", new { changed });
        await PlanNights.For(tx);
        return changed.Length;
    }

    internal static Task<IReadOnlyList<PlannedNight>> Untouched(Tx tx, int service, LocalDate first) =>
        tx.Many<PlannedNight>(
            """
            select night.id, night.night, night.opens_at, night.closes_at, night.requests_from, night.requests_to,
                   coalesce((select string_agg(extract(epoch from arrive_at)::bigint::text, ',' order by arrive_at) from place
                             where night_id = night.id), '') as places
            from service_night night
            where night.service_id = @service and night.night >= @first and night.opens_at > @now and night.edited_at is null
              and not exists (select from visit_request where night_id = night.id)
              and not exists (select from on_shift where night_id = night.id)
            order by night.night
            """, new { service, first, now = tx.Now });
}
