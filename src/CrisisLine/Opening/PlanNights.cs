using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>
/// Writes the nights ahead, with their places. A night that is there is left alone: people may have been promised
/// something for it. Only when the rules of a time zone change are nights that nobody has asked about made again. A night that
/// a person keeps shut (<see cref="CloseNight"/>) is not written.
/// </summary>
public static class PlanNights
{
    private const int DaysAhead = 120;

    private static string ZoneVersion => DateTimeZoneProviders.Tzdb.VersionId;

    public static async Task For(Tx tx)
    {
        await DropOutdated(tx);
        foreach (var (service, timetable) in await Timetables.Read(tx))
        {
            // Yesterday's night too: after midnight it may still be open.
            var today = tx.Now.InZone(timetable.Zone).Date;
            var planned = (await tx.Many<LocalDate>(
                "select night from service_night where service_id = @service and night >= @from",
                new { service, from = today.PlusDays(-1) })).ToHashSet();

            // Read after the nights: whoever closes one takes it away and writes the closure in one unit of work.
            var shut = (await tx.Many<LocalDate>(
                "select night from closure where service_id = @service and undone_at is null", new { service })).ToHashSet();

            foreach (var night in timetable.Between(today.PlusDays(-1), today.PlusDays(DaysAhead)))
                if (!planned.Contains(night.Night) && !shut.Contains(night.Night))
                    await Add(tx, service, night);
        }
    }

    /// <summary>The instants of a night come from the zone's rules; newer rules may move them.</summary>
    private static Task DropOutdated(Tx tx) =>
        tx.Execute(
            """
            delete from service_night night
            where night.zone_version <> @version and night.opens_at > @now and night.edited_at is null
              and not exists (select from visit_request where night_id = night.id)
            """, new { version = ZoneVersion, now = tx.Now });

    /// <returns>Null if it is there already.</returns>
    internal static async Task<long?> Add(Tx tx, int service, NightTimes night)
    {
        // Another node may be planning the same nights: whoever comes second finds them there.
        var id = await tx.OneOrNone<long?>(
            """
            insert into service_night (service_id, night, opens_at, closes_at, requests_from, requests_to, zone_version)
            values (@service, @Night, @OpensAt, @ClosesAt, @requestsFrom, @requestsTo, @version)
            on conflict (service_id, night) do nothing
            returning id
            """, new
            {
                service,
                night.Night,
                night.OpensAt,
                night.ClosesAt,
                requestsFrom = night.Requests?.Start,
                requestsTo = night.Requests?.End,
                version = ZoneVersion,
            });
        if (id is not { } added)
            return null;

        foreach (var arrival in night.Arrivals)
            await tx.Execute(
                "insert into place (night_id, arrive_at) select @added, @At from generate_series(1, @Places)",
                new { added, arrival.At, arrival.Places });
        return added;
    }
}
