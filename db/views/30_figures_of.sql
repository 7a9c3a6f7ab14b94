-- The figures of every night of one service from one date to another: one definition, which page, API, CSV and report share.
-- Version 1. at: the instant at which it is asked; nights that are still open are counted until then.
drop function if exists figures_of(int, date, date, timestamptz);
create function figures_of(which int, first date, last date, at timestamptz) returns table (
    night date, requests int, offered int, visits int, visitors int, first_time_visitors int, places_available int, places_used int,
    turned_away int, not_arrived int, waiting_longest_minutes int, calls_offered int, calls_answered int, calls_abandoned int,
    callbacks_promised int, callbacks_kept int, callbacks_late int, callbacks_failed int, texts_in int, texts_urgent int,
    minutes_to_human_median numeric, taxis_out int, taxis_home int, taxis_late int, taxi_pence int, open_minutes int, unstaffed_minutes int,
    unresolved int)
language sql stable as $$
with nights as (
    select night.id, night.night, night.opens_at, night.closes_at, least(night.closes_at, at) as counted_to
    from service_night night
    where night.service_id = which and night.night between first and last and night.opens_at <= at
), days as (
    select night from nights
    union select night from imported_visit where service_id = which and night between first and last
    union select night from imported_call where service_id = which and night between first and last
), asked as (
    -- A person counts once a night, however often they asked.
    select nights.night, count(distinct request.person_id) as requests,
           count(distinct request.person_id) filter (where request.place_id is not null or request.held_until is not null or first_offer.made_at is not null) as offered,
           count(*) filter (where request.state in ('arrived', 'left')) as places_used,
           count(distinct request.person_id) filter (where request.state in ('no_place', 'waiting') and not exists (
               select from visit_request other
               where other.night_id = request.night_id and other.person_id = request.person_id and other.state in ('held', 'offered', 'confirmed', 'arrived', 'left'))) as turned_away,
           count(*) filter (where request.state = 'not_arrived') as not_arrived,
           max(coalesce(first_offer.made_at, request.settled_at, nights.counted_to) - request.asked_at)
               filter (where request.state = 'waiting' or first_offer.made_at is not null or (request.state = 'no_place' and request.settled_at is not null)) as longest,
           count(*) filter (where request.state in ('held', 'offered', 'waiting')) as unresolved
    from nights
    join visit_request request on request.night_id = nights.id
    left join lateral (select min(made_at) as made_at from offer where request_id = request.id) first_offer on true
    group by nights.night
), came as (
    select fact.night, count(*) as visits, count(distinct fact.visitor) as visitors,
           count(distinct fact.visitor) filter (where not exists (
               select from visit_fact earlier
               where earlier.service_id = which and earlier.visitor = fact.visitor and earlier.night < fact.night)) as first_time
    from visit_fact fact
    where fact.service_id = which and fact.night between first and last
    group by fact.night
), stayed as (
    select visit.night, count(*) as unresolved
    from visit
    where service_id = which and visit.night between first and last and left_at is null
    group by visit.night
), rang as (
    select night, count(*) filter (where is_inbound) as offered, count(answered_at) as answered, count(*) filter (where is_abandoned) as abandoned
    from call_fact
    where service_id = which and night between first and last
    group by night
), promised as (
    -- Started within ten minutes of what was said; a call that they called off was no promise any more.
    select callback.night, count(*) as promised,
           count(*) filter (where rung.at <= callback.promised_by + interval '10 minutes') as kept,
           count(*) filter (where rung.at > callback.promised_by + interval '10 minutes') as late,
           count(*) filter (where rung.at is null and callback.ended_at is not null) as failed,
           count(*) filter (where callback.ended_at is null) as unresolved
    from callback
    left join lateral (select min(accepted_at) as at from callback_attempt where callback_id = callback.id) rung on true
    where callback.service_id = which and callback.night between first and last and (callback.state <> 'cancelled' or rung.at is not null)
    group by callback.night
), texted as (
    select nights.night, count(*) as texts
    from nights
    join incoming_text on incoming_text.service_id = which and incoming_text.received_at >= nights.opens_at and incoming_text.received_at < nights.closes_at
    group by nights.night
), threads as (
    select nights.night, count(*) filter (where thread.danger_at >= nights.opens_at and thread.danger_at < nights.closes_at) as urgent,
           round((percentile_cont(0.5) within group (order by extract(epoch from thread.first_replied_at - thread.opened_at) / 60)
               filter (where thread.opened_at >= nights.opens_at))::numeric, 1) as minutes,
           count(*) filter (where thread.urgent and thread.closed_at is null and thread.owner is null) as unresolved
    from nights
    join thread on thread.service_id = which and thread.opened_at >= nights.opens_at - interval '1 day' and thread.opened_at < nights.closes_at
    where thread.opened_at >= nights.opens_at or thread.danger_at >= nights.opens_at
    group by nights.night
), driven as (
    select night, sum(out) as out, sum(home) as home, sum(late) as late, sum(pence) as pence, sum(unresolved) as unresolved
    from (
        select nights.night,
               (journey.direction = 'out' and journey.state in ('arrived', 'on_board', 'completed'))::int as out,
               (journey.direction = 'home' and journey.state in ('arrived', 'on_board', 'completed'))::int as home,
               (journey.overdue_at is not null or coalesce(journey.arrived_at, journey.eta) > journey.pickup_at + interval '10 minutes')::int as late,
               coalesce(journey.cost_pence, 0) as pence, (journey.ended_at is null)::int as unresolved
        from nights
        join taxi_journey journey on journey.night_id = nights.id
        union all
        select night, taxi_out::int, taxi_home::int, 0, coalesce(taxi_pence, 0), 0
        from imported_visit
        where service_id = which and night between first and last) journeys
    group by night
), staffed as (
    select nights.night, extract(epoch from nights.counted_to - nights.opens_at) / 60 as open,
           (select coalesce(sum(extract(epoch from upper(gap) - lower(gap)) / 60), 0)
            from unnest(tstzmultirange(tstzrange(nights.opens_at, nights.counted_to)) - (
                select coalesce(range_agg(tstzrange(here.since, here.until)), '{}')
                from (
                    select on_from as since, coalesce(on_until, 'infinity') as until from on_shift where night_id = nights.id
                    union all
                    select sign_on.signed_on_at, coalesce(sign_on.signed_off_at, 'infinity')
                    from sign_on
                    join supporter_service on supporter_service.supporter_id = sign_on.supporter_id and supporter_service.service_id = which
                    where sign_on.signed_on_at < nights.closes_at and coalesce(sign_on.signed_off_at, 'infinity') > nights.opens_at) here)) gap) as unstaffed
    from nights
)
select days.night, coalesce(asked.requests, 0)::int, coalesce(asked.offered, 0)::int, coalesce(came.visits, 0)::int, coalesce(came.visitors, 0)::int,
       coalesce(came.first_time, 0)::int, (select count(*)::int from place where night_id = nights.id), coalesce(asked.places_used, came.visits, 0)::int,
       coalesce(asked.turned_away, 0)::int, coalesce(asked.not_arrived, 0)::int, coalesce(ceil(extract(epoch from asked.longest) / 60), 0)::int,
       coalesce(rang.offered, 0)::int, coalesce(rang.answered, 0)::int, coalesce(rang.abandoned, 0)::int,
       coalesce(promised.promised, 0)::int, coalesce(promised.kept, 0)::int, coalesce(promised.late, 0)::int, coalesce(promised.failed, 0)::int,
       coalesce(texted.texts, 0)::int, coalesce(threads.urgent, 0)::int, threads.minutes,
       coalesce(driven.out, 0)::int, coalesce(driven.home, 0)::int, coalesce(driven.late, 0)::int, coalesce(driven.pence, 0)::int,
       coalesce(round(staffed.open), 0)::int, coalesce(round(staffed.unstaffed), 0)::int,
       (coalesce(asked.unresolved, 0) + coalesce(stayed.unresolved, 0) + coalesce(promised.unresolved, 0) + coalesce(threads.unresolved, 0) + coalesce(driven.unresolved, 0))::int
from days
left join nights on nights.night = days.night
left join asked on asked.night = days.night
left join came on came.night = days.night
left join stayed on stayed.night = days.night
left join rang on rang.night = days.night
left join promised on promised.night = days.night
left join texted on texted.night = days.night
left join threads on threads.night = days.night
left join driven on driven.night = days.night
left join staffed on staffed.night = days.night
order by days.night
$$;
