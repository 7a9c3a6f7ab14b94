using CrisisLine.Data;
using CrisisLine.Domain.Team;

namespace CrisisLine.Rota;

/// <summary>What came of putting shifts on the rota.</summary>
/// <param name="Planned">How many are there now that were not.</param>
/// <param name="Closed">How many of the weeks have no such night.</param>
public sealed record ShiftsPlanned(int Planned, int Closed);

/// <summary>Somebody who runs the evenings says who is wanted when, for one night or the same day of several weeks.</summary>
public static class PlanShifts
{
    public const int MostWeeks = 12, MostPeople = 20;

    /// <returns>Null if the times are no stretch of that night.</returns>
    public static async Task<ShiftsPlanned?> For(
        Tx tx, int service, LocalDate first, LocalTime from, LocalTime until, int least, int weeks, Guid? account)
    {
        var nights = await tx.Many<Night>(
            """
            select night.night as date, night.opens_at, night.closes_at, service.time_zone
            from service_night night
            join service on service.id = night.service_id
            where night.service_id = @service and night.night between @first and @last and (night.night - @first::date) % 7 = 0
              and night.closes_at > @now
            order by night.night
            """, new { service, first, last = first.PlusWeeks(weeks - 1), now = tx.Now });
        var times = nights.Select(night => (night.Date, Time: night.Stretch(from, until))).ToList();
        if (times.Any(one => one.Time is null))
            return null;

        var planned = 0;
        foreach (var (night, time) in times)
            planned += await tx.Execute(
                """
                insert into shift (service_id, night, starts_at, ends_at, least, made_by, made_at)
                values (@service, @night, @starts, @ends, @least, @account, @now)
                on conflict (service_id, starts_at, ends_at) where cancelled_at is null do update set least = excluded.least
                """, new { service, night, starts = time!.Value.Start, ends = time.Value.End, least, account, now = tx.Now });
        return new ShiftsPlanned(planned, weeks - nights.Count);
    }

    /// <summary>It is not wanted any more; whoever had it is free, and sees that on their page.</summary>
    /// <returns>False if it was cancelled already, or is not this service's.</returns>
    public static async Task<bool> Cancel(Tx tx, int service, long shift)
    {
        if (await HeldShift.Lock(tx, shift) is not { } held || held.ServiceId != service)
            return false;
        await tx.Execute("update shift set cancelled_at = @now where id = @shift", new { shift, now = tx.Now });
        foreach (var place in await tx.Many<long>("select id from shift_place where shift_id = @shift and given_up_at is null order by id", new { shift }))
            await ShiftPlaces.End(tx, place);
        await Supporters.TeamQuestions.End(tx, Supporters.TeamQuestion.Cover, shift);
        return true;
    }

    private sealed record Night(LocalDate Date, Instant OpensAt, Instant ClosesAt, string TimeZone)
    {
        /// <summary>Half an hour before the opening and after the close belong to it: people come and lock up.</summary>
        private static readonly Duration Around = Duration.FromMinutes(30);

        public Interval? Stretch(LocalTime from, LocalTime until)
        {
            var zone = DateTimeZoneProviders.Tzdb[TimeZone];
            return ShiftTimes.On(Date, from, until, OpensAt.InZone(zone).TimeOfDay, zone) is { } time
                && time.Start >= OpensAt - Around && time.End <= ClosesAt + Around ? time : null;
        }
    }
}
