using CrisisLine.Data;
using CrisisLine.Domain.Nights;
using NodaTime.Text;

namespace CrisisLine.Opening;

/// <summary>A night that a manager changes by hand, its row held until the end of the unit of work.</summary>
public sealed record NightToEdit(long Id, LocalDate Night, Instant OpensAt, Instant ClosesAt, DateTimeZone Zone)
{
    private static readonly LocalTimePattern WallTime = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <returns>Null if there is no such service, or it is shut that night.</returns>
    public static async Task<NightToEdit?> Lock(Tx tx, string service, LocalDate night)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select night.id, night.opens_at, night.closes_at, service.time_zone
            from service_night night
            join service on service.id = night.service_id
            where service.key = @service and night.night = @night
            for no key update of night
            """, new { service, night });

        return row is null
            ? null
            : new NightToEdit(row.Id, night, row.OpensAt, row.ClosesAt, DateTimeZoneProviders.Tzdb[row.TimeZone]);
    }

    /// <summary>Arrivals on the wall as instants of this night; those outside its hours and those that come twice are left out.</summary>
    public IReadOnlyList<PlannedArrival> Arrivals(IReadOnlyList<ArrivalRule> arrivals)
    {
        var opens = OpensAt.InZone(Zone).TimeOfDay;
        return [.. arrivals
            .Select(rule => new PlannedArrival(WallClock.Resolve(WallClock.OnNight(Night, rule.At, opens), Zone), rule.Places))
            .Where(arrival => arrival.At >= OpensAt && arrival.At < ClosesAt)
            .DistinctBy(arrival => arrival.At)];
    }

    public string Wall(Instant at) => WallTime.Format(at.InZone(Zone).TimeOfDay);

    /// <summary>Now, or as soon as it has opened at all. Who is in the house already may stay as long as they need.</summary>
    public static Task CloseNow(Tx tx, NightToEdit night) =>
        tx.Execute(
            """
            update service_night
            set closes_at = @closes, edited_at = @now, requests_to = greatest(requests_from, least(requests_to, @closes)),
                final_answer_at = least(final_answer_at, @closes)
            where id = @Id
            """, new { night.Id, now = tx.Now, closes = Instant.Max(tx.Now, night.OpensAt + Duration.FromSeconds(1)) });

    private sealed record Row(long Id, Instant OpensAt, Instant ClosesAt, string TimeZone);
}
