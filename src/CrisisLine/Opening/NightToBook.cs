using CrisisLine.Data;
using CrisisLine.Domain.Nights;

namespace CrisisLine.Opening;

/// <summary>A night for which a worker may give a place: from the morning of its date until it closes.</summary>
/// <param name="Where">What a visitor is told.</param>
public sealed record NightToBook(int Service, LocalDate Night, string Where, DateTimeZone Zone, Instant OpensAt, HouseNight House)
{
    public bool ClocksChange => new NightTimes(Night, OpensAt, House.ClosesAt, House.Requests, []).ClocksChange(Zone);

    /// <returns>Null if nobody can come to this service, or not on that night, or another day it is, or it has closed.</returns>
    public static async Task<NightToBook?> Read(Tx tx, string service, LocalDate night)
    {
        var row = await tx.OneOrNone<Row>(
            """
            select night.id, night.service_id, night.opens_at, night.closes_at, night.requests_from, night.requests_to,
                   coalesce(service.address, service.name) as house, service.time_zone, service.hold_minutes, service.auto_confirm
            from service_night night
            join service on service.id = night.service_id
            where service.key = @service and night.night = @night and night.requests_from is not null
            """, new { service, night });
        return row is null || !row.CanBeBooked(night, tx.Now) ? null : row.Of(night);
    }

    private sealed record Row(
        long Id, int ServiceId, Instant OpensAt, Instant ClosesAt, Instant RequestsFrom, Instant RequestsTo, string House, string TimeZone,
        int HoldMinutes, bool AutoConfirm)
    {
        private DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];

        public bool CanBeBooked(LocalDate night, Instant now) =>
            now < ClosesAt && (now >= OpensAt || now.InZone(Zone).Date == night);

        public NightToBook Of(LocalDate night) => new(
            ServiceId, night, House, Zone, OpensAt, new HouseNight(
                Id, ClosesAt, new Interval(RequestsFrom, RequestsTo), Duration.FromMinutes(HoldMinutes), AutoConfirm));
    }
}
