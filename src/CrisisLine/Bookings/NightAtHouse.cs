using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.People;
using CrisisLine.Taxis;

namespace CrisisLine.Bookings;

/// <summary>A night as the people who work there see it: its places, and every request by how it stands.</summary>
/// <param name="Free">Places that are kept for nobody and were used by nobody.</param>
/// <param name="Held">Includes the places that are offered to someone on the list.</param>
public sealed record NightAtHouse(
    string Service, LocalDate Night, OffsetDateTime OpensAt, OffsetDateTime ClosesAt, int Places, int Free,
    int Held, int Confirmed, int Waiting, int Arrived, int Left, int NotArrived, int Cancelled, int NoPlace, int Lapsed, int Declined,
    IReadOnlyList<RequestSeen> Requests)
{
    /// <returns>Null if there is no such service, or it is shut that night.</returns>
    public static async Task<NightAtHouse?> Read(Tx tx, string service, LocalDate night)
    {
        var header = await tx.OneOrNone<Header>(
            """
            select night.id, night.opens_at, night.closes_at, service.time_zone,
                   (select count(*)::int from place where night_id = night.id) as places
            from service_night night
            join service on service.id = night.service_id
            where service.key = @service and night.night = @night
            """, new { service, night });
        if (header is null)
            return null;

        var rows = await tx.Many<Row>(
            """
            select request.id, request.state, place.arrive_at, person.codename, person.chosen_name,
                   case when request.state = 'waiting' then
                       (row_number() over (partition by request.state order by request.asked_at, request.id))::int end as rank,
                   taxi.out, taxi.home
            from visit_request request
            join person on person.id = request.person_id
            left join place on place.id = request.place_id
            left join lateral (
                select (array_agg(state order by id desc) filter (where direction = 'out'))[1] as out,
                       (array_agg(state order by id desc) filter (where direction = 'home'))[1] as home
                from taxi_journey
                where request_id = request.id
            ) taxi on true
            where request.night_id = @Id
            order by request.asked_at, request.id
            """, new { header.Id });

        return From(tx, service, night, header, rows);
    }

    private static NightAtHouse From(Tx tx, string service, LocalDate night, Header header, IReadOnlyList<Row> rows)
    {
        var zone = DateTimeZoneProviders.Tzdb[header.TimeZone];
        var count = rows.CountBy(row => RequestStateColumn.Read(row.State)).ToDictionary();
        int In(RequestState state) => count.GetValueOrDefault(state);

        var held = In(RequestState.Held) + In(RequestState.Offered);
        var free = header.Places - held - In(RequestState.Confirmed) - In(RequestState.Arrived) - In(RequestState.Left);
        return new NightAtHouse(
            service, night, Local(header.OpensAt), Local(header.ClosesAt), header.Places, free,
            held, In(RequestState.Confirmed), In(RequestState.Waiting), In(RequestState.Arrived), In(RequestState.Left),
            In(RequestState.NotArrived), In(RequestState.Cancelled), In(RequestState.NoPlace), In(RequestState.Lapsed),
            In(RequestState.Declined),
            [.. rows.Select(row => new RequestSeen(
                row.Id, RequestStateColumn.Outside(RequestStateColumn.Read(row.State)),
                row.ArriveAt is { } at ? Local(at) : null, row.Rank, DisplayName.Of(tx, row.ChosenName, row.Codename), row.Taxis))]);

        OffsetDateTime Local(Instant at) => at.InZone(zone).ToOffsetDateTime();
    }

    private sealed record Header(long Id, Instant OpensAt, Instant ClosesAt, string TimeZone, int Places);

    private sealed record Row(long Id, string State, Instant? ArriveAt, string Codename, byte[]? ChosenName, int? Rank, string? Out, string? Home)
    {
        public TaxisSeen Taxis => new(Out is null ? null : JourneyColumns.Outside(Out), Home is null ? null : JourneyColumns.Outside(Home));
    }
}

/// <param name="Rank">Among those who wait, from 1, in order of asking; null for everyone else.</param>
/// <param name="DisplayName">The name they chose, or a neutral codename; never a number.</param>
public sealed record RequestSeen(
    long Id, string State, OffsetDateTime? ArrivalAt, int? Rank, string DisplayName, TaxisSeen Taxi);

/// <summary>How the taxis there and home stand; null while none is asked for.</summary>
public sealed record TaxisSeen(string? Out, string? Home);
