using CrisisLine.Bookings;
using CrisisLine.Data;
using CrisisLine.Domain.Bookings;
using CrisisLine.Domain.People;
using CrisisLine.Domain.Visits;
using CrisisLine.People;
using CrisisLine.Taxis;

namespace CrisisLine.Visits;

/// <summary>What <see cref="TonightBoard"/> is made of: three questions, the last two in one trip.</summary>
internal static class BoardRows
{
    private static readonly Duration Grace = Duration.FromMinutes(30);

    public static Task<HeaderRow?> Header(Tx tx, string service, LocalDate night) =>
        tx.OneOrNone<HeaderRow>(
            $"""
            select night.id, night.service_id, service.name, service.time_zone, night.opens_at, night.closes_at,
                   night.requests_from, night.requests_to,
                   house.visitors, house.children, team.count as team, inbox.open, inbox.urgent, callbacks.open as calls, callbacks.late as calls_late,
                   inbox.taxis, cars.waiting as taxis_waiting,
                   case when night.closes_at <= @anHourAhead then (select count(*)::int {WaysHome.Unknown} and visit.service_id = service.id) else 0 end as no_way_home
            from service_night night
            join service on service.id = night.service_id
            cross join lateral (
                select count(*)::int as visitors,
                       coalesce(sum(children_under_5 + children_5_to_11 + children_12_to_17), 0)::int as children
                from visit
                where visit.service_id = service.id and left_at is null and request_id is not null
            ) house
            cross join lateral (select count(*)::int from on_shift where night_id = night.id and on_until is null) team
            cross join lateral (
                select count(*)::int as open, count(*) filter (where urgent)::int as urgent,
                       count(*) filter (where exists (
                           select from thread_note where thread_id = thread.id and kind = 'asks_for_taxi'))::int as taxis
                from thread
                where thread.service_id = service.id and closed_at is null
            ) inbox
            cross join lateral (
                select count(*)::int as open, count(*) filter (where state = 'due' and promised_by < @now)::int as late
                from callback
                where callback.service_id = service.id and ended_at is null
            ) callbacks
            cross join lateral (
                select count(*)::int as waiting
                from taxi_journey
                where night_id = night.id and {JourneyOnBoard.Waits}
            ) cars
            where service.key = @service and night.night = @night
            """, new { service, night, now = tx.Now, anHourAhead = tx.Now + WaysHome.Ahead });

    public static Query<ArrivalOnBoard> Arrivals(long night) => new(
        """
        select place.arrive_at as at, count(*)::int as places, count(*) filter (where taken.id is null)::int as free
        from place
        left join visit_request taken
            on taken.place_id = place.id and taken.state in ('held', 'offered', 'confirmed', 'arrived', 'left')
        where place.night_id = @board
        group by place.arrive_at
        order by place.arrive_at
        """, new { board = night });

    public static Query<RequestRow> Requests(HeaderRow header, LocalDate night, Instant now) => new(
        $"""
        select request.id, request.person_id, request.state, person.codename, person.chosen_name, request.asked_at,
               place.arrive_at, request.held_until, request.said_yes_at, request.settled_at, request.needs_lead,
               request.ahead_at is not null as is_ahead,
               case when request.state = 'waiting' then
                   (row_number() over (partition by request.state order by request.asked_at, request.id))::int end as rank,
               past.in_week, past.in_month, past.ever, coalesce(phone.is_cold, false) as is_cold,
               coalesce(phone.is_plain, false) as is_plain,
               coalesce(textable.has_texted, false) as has_texted, textable.number, request.access_words,
               coalesce(visit.children_under_5, request.children_under_5) as under_five,
               coalesce(visit.children_5_to_11, request.children_5_to_11) as five_to_eleven,
               coalesce(visit.children_12_to_17, request.children_12_to_17) as twelve_to_seventeen,
               exists (
                   select from thread join thread_note note on note.thread_id = thread.id and note.kind = 'asks_for_taxi'
                   where thread.service_id = @ServiceId and thread.person_id = request.person_id
                     and thread.closed_at is null) as wants_taxi,
               visit.arrived_at, visit.left_at, visit.left_how, coalesce(visit.family_room, false) as has_family_room, @now as now,
               taxi_out.id as out_id, taxi_out.state as out_state, taxi_out.waits as out_waits,
               taxi_home.id as home_id, taxi_home.state as home_state, taxi_home.waits as home_waits
        from visit_request request
        join person on person.id = request.person_id
        left join place on place.id = request.place_id
        left join visit on visit.request_id = request.id
        left join lateral (
            select id, state, {JourneyOnBoard.Waits} as waits
            from taxi_journey where request_id = request.id and direction = 'out' order by id desc limit 1
        ) taxi_out on true
        left join lateral (
            select id, state, {JourneyOnBoard.Waits} as waits
            from taxi_journey where request_id = request.id and direction = 'home' order by id desc limit 1
        ) taxi_home on true
        cross join lateral (
            select count(*) filter (where night >= @weekAgo)::int as in_week,
                   count(*) filter (where night >= @monthAgo)::int as in_month, count(*)::int as ever
            from visit
            where visit.person_id = request.person_id and visit.service_id = @ServiceId and night < @night
        ) past
        cross join lateral (
            select bool_or(style = 'plain') as is_plain, bool_and(is_cold(last_heard_at, back_at, relinked_at, @now)) as is_cold
            from contact_point
            where person_id = request.person_id
        ) phone
        left join lateral (
            select has_texted, case when not has_texted then number end as number
            from contact_point
            where person_id = request.person_id and opted_out_at is null
              and (texts = 'any' or has_texted and texts is distinct from 'none')
            order by last_heard_at desc
            limit 1
        ) textable on true
        where request.night_id = @Id
        order by request.asked_at, request.id
        """, new { header.Id, header.ServiceId, night, weekAgo = night.PlusDays(-7), monthAgo = night.PlusDays(-30), now });

    internal sealed record HeaderRow(
        long Id, int ServiceId, string Name, string TimeZone, Instant OpensAt, Instant ClosesAt,
        Instant? RequestsFrom, Instant? RequestsTo,
        int Visitors, int Children, int Team, int Open, int Urgent, int Calls, int CallsLate, int Taxis, int TaxisWaiting, int NoWayHome)
    {
        public Interval? Requests => RequestsFrom is { } from && RequestsTo is { } to ? new Interval(from, to) : null;

        public AtAGlance Now => new(Visitors, Children, Team, Open, Urgent, Calls, CallsLate, Taxis, TaxisWaiting, NoWayHome);
    }

    internal sealed record RequestRow(
        long Id, PersonId PersonId, string State, string Codename, byte[]? ChosenName, Instant AskedAt, Instant? ArriveAt,
        Instant? HeldUntil, Instant? SaidYesAt, Instant? SettledAt, bool NeedsLead, bool IsAhead, int? Rank,
        int InWeek, int InMonth, int Ever, bool IsCold, bool IsPlain, bool HasTexted, byte[]? Number, byte[]? AccessWords,
        int UnderFive, int FiveToEleven, int TwelveToSeventeen, bool WantsTaxi,
        Instant? ArrivedAt, Instant? LeftAt, string? LeftHow, bool HasFamilyRoom, Instant Now,
        long? OutId, string? OutState, bool? OutWaits, long? HomeId, string? HomeState, bool? HomeWaits)
    {
        public RequestOnBoard Seen(Tx tx)
        {
            var state = RequestStateColumn.Read(State);
            return new RequestOnBoard(
                Id, PersonId, state, DisplayName.Of(tx, IsCold ? null : ChosenName, Codename), AskedAt, ArriveAt, Until(state),
                SaidYesAt, SettledAt, Rank, IsLate(state), NeedsLead, IsAhead, Past,
                AccessWords is { } words ? tx.Keys.Open("visit_request.access_words", words) : null,
                new Children(UnderFive, FiveToEleven, TwelveToSeventeen), WantsTaxi, MayBeTexted(tx), IsPlain,
                ArrivedAt is { } at ? new VisitOnBoard(at, LeftAt, LeftHow, HasFamilyRoom) : null,
                Taxi(OutId, OutState, OutWaits), Taxi(HomeId, HomeState, HomeWaits));
        }

        private static TaxiOnBoard? Taxi(long? id, string? state, bool? waits) =>
            id is { } journey ? new TaxiOnBoard(journey, JourneyColumns.Read(state!), waits ?? false) : null;

        private PastOnBoard Past => IsCold
            ? new PastOnBoard(IsFirst: false, 0, 0, IsHidden: true)
            : new PastOnBoard(Ever == 0, InWeek, InMonth, IsHidden: false);

        private Instant? Until(RequestState state) =>
            state is RequestState.Offered || (state is RequestState.Held && SaidYesAt is null) ? HeldUntil : null;

        // Somebody whose place was theirs only after its time has half an hour to come, as Bookings/NextStep sees it.
        private bool IsLate(RequestState state) =>
            state is RequestState.Confirmed && ArriveAt is { } at && Now > at
            && (SettledAt is not { } since || Now > since + Grace);

        // To a landline a text is read aloud to whoever picks up (H-06).
        private bool MayBeTexted(Tx tx) => HasTexted
            || (Number is { } number && PhoneNumber.Read(tx.Keys.Open("contact_point.number", number)) is { IsUkMobile: true });
    }
}
