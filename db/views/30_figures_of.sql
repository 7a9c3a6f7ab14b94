-- The figures of every night of one service from one date to another: one definition, which page, API, CSV and report share.
-- at: the instant at which it is asked; nights that are still open are counted until then. Version 3. A night comes as the row that would be kept.
drop function if exists figures_of(int, date, date, timestamptz);
create function figures_of(which int, first date, last date, at timestamptz) returns setof night_figure
language sql stable as $$
with nights as (
    select night.id, night.night, night.opens_at, night.closes_at, least(night.closes_at, at) as counted_to
    from service_night night
    where night.service_id = which and night.night between first and last and night.opens_at <= at
), spans as (
    -- What happens while nobody is there belongs to the night before, until twelve hours before the next one.
    select nights.*, nights.opens_at - interval '12 hours' as since,
           coalesce((select next.opens_at - interval '12 hours' from service_night next
                     where next.service_id = which and next.night > nights.night order by next.night limit 1), 'infinity') as until
    from nights
), days as (
    select night from nights
    union select night from imported_visit where service_id = which and night between first and last
    union select night from imported_call where service_id = which and night between first and last
), asked as (
    -- A person counts once a night, however often they asked.
    select nights.night, count(distinct request.person_id) as requests,
           count(distinct request.person_id) filter (where request.place_id is not null or request.held_until is not null or offers.made_at is not null) as offered,
           count(*) filter (where request.state in ('arrived', 'left')) as places_used,
           count(distinct request.person_id) filter (where person.is_turned_away) as turned_away,
           count(*) filter (where request.state = 'not_arrived') as not_arrived,
           max(coalesce(offers.made_at, request.settled_at, nights.counted_to) - request.asked_at)
               filter (where request.state = 'waiting' or offers.made_at is not null or (request.state = 'no_place' and request.settled_at is not null)) as longest,
           count(*) filter (where request.state in ('held', 'offered', 'waiting')) as unresolved,
           count(distinct request.person_id) filter (where no_car.why = 'failed') as no_taxi,
           count(distinct request.person_id) filter (where no_car.why = 'area') as outside_area,
           sum(offers.made) as offers_made, sum(offers.accepted) as offers_accepted, sum(offers.lapsed) as offers_lapsed, sum(offers.declined) as offers_declined
    from nights
    join visit_request request on request.night_id = nights.id
    left join lateral (
        select min(made_at) as made_at, count(*) as made, count(*) filter (where ended = 'accepted') as accepted,
               count(*) filter (where ended = 'lapsed') as lapsed, count(*) filter (where ended = 'declined') as declined
        from offer
        where request_id = request.id) offers on true
    cross join lateral (
        -- Of all that they asked that night, nothing came to a place.
        select bool_or(state in ('no_place', 'waiting')) and not bool_or(state in ('held', 'offered', 'confirmed', 'arrived', 'left')) as is_turned_away
        from visit_request
        where night_id = nights.id and person_id = request.person_id) person
    left join lateral (
        -- There was no car for them, or they were too far away for one, and they did not come. Who was turned away is not counted here again.
        select case when journey.needs = 'area' then 'area' else 'failed' end as why
        from visit_request theirs
        join taxi_journey journey on journey.request_id = theirs.id and journey.direction = 'out' and (journey.state = 'failed' or journey.needs = 'area')
        where theirs.night_id = nights.id and theirs.person_id = request.person_id
          and not exists (select from visit where visit.service_id = which and visit.night = nights.night and visit.person_id = request.person_id)
          and not person.is_turned_away
        order by journey.id desc
        limit 1) no_car on true
    group by nights.night
), shut as (
    -- Who asked only while nobody could be asked, and never again that night.
    select nights.night, count(*) as asked
    from nights
    join asked_while_shut asking on asking.night_id = nights.id
    where not exists (select from visit_request where night_id = asking.night_id and person_id = asking.person_id)
    group by nights.night
), came as (
    select fact.night, count(*) as visits, count(distinct fact.visitor) as visitors,
           count(distinct fact.visitor) filter (where not exists (
               select from visit_fact earlier
               where earlier.service_id = which and earlier.visitor = fact.visitor and earlier.night < fact.night)) as first_time,
           count(*) filter (where feeling_before is not null and feeling_after is not null) as paired, count(*) filter (where feeling_after < feeling_before) as eased,
           count(*) filter (where feeling_after = feeling_before) as same, count(*) filter (where feeling_after > feeling_before) as harder,
           sum(feeling_after - feeling_before) as change, count(*) filter (where issues <> '{}') as issues_recorded
    from visit_fact fact
    where fact.service_id = which and fact.night between first and last
    group by fact.night
), spoken_of as (
    select night, jsonb_object_agg(code, visits) as issues
    from (select fact.night, code, count(*) as visits
          from visit_fact fact, unnest(with_abuse(issues)) as code
          where fact.service_id = which and fact.night between first and last
          group by fact.night, code) codes
    group by night
), known as (
    -- Somebody who had been here before, and somebody on shift who had been there then.
    select visit.night, count(*) as repeats, count(*) filter (where exists (
        select
        from on_shift met_now
        join visit earlier on earlier.service_id = which and earlier.person_id = visit.person_id and earlier.night < visit.night
        join service_night then_night on then_night.service_id = which and then_night.night = earlier.night
        join on_shift met_then on met_then.night_id = then_night.id and met_then.account_id = met_now.account_id
            and met_then.on_from < coalesce(earlier.left_at, 'infinity') and coalesce(met_then.on_until, 'infinity') > earlier.arrived_at
        where met_now.night_id = nights.id
            and met_now.on_from < coalesce(visit.left_at, 'infinity') and coalesce(met_now.on_until, 'infinity') > visit.arrived_at)) as familiar
    from nights
    join visit on visit.service_id = which and visit.night = nights.night
    where exists (select from visit earlier where earlier.service_id = which and earlier.person_id = visit.person_id and earlier.night < visit.night)
    group by visit.night
), stayed as (
    select visit.night, count(*) as unresolved
    from visit
    where service_id = which and visit.night between first and last and left_at is null
    group by visit.night
), called as materialized (
    select * from calls_of(which, first, last)
), rang as (
    select night, count(*) filter (where is_inbound and is_open) as offered, count(answered_at) as answered, count(*) filter (where is_abandoned and is_open) as abandoned,
           count(*) filter (where not is_open) as shut, count(answered_at) filter (where is_inbound and is_timed) as inbound,
           count(*) filter (where is_inbound and is_timed and answered_at <= started_at + interval '20 seconds') as in_20,
           count(*) filter (where is_inbound and is_timed and answered_at <= started_at + interval '60 seconds') as in_60,
           sum(extract(epoch from answered_at - started_at)) filter (where is_inbound and is_timed) as waited, sum(extract(epoch from ended_at - answered_at)) as talked,
           count(*) filter (where carer) as carers, count(carer) as carers_known
    from called
    group by night
), callers as (
    select night, count(*) filter (where rang) as callers, count(*) filter (where rang and spoke) as reached
    from (select night, caller, bool_or(is_inbound and is_open) as rang, bool_or(answered_at is not null) as spoke
          from called
          where caller is not null
          group by night, caller) each_of
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
           count(*) filter (where thread.urgent and thread.closed_at is null and thread.owner is null) as unresolved,
           count(*) filter (where thread.opened_at >= nights.opens_at) as opened,
           count(*) filter (where thread.danger_at >= nights.opens_at and thread.danger_at < nights.closes_at and thread.acknowledged_at is not null) as acknowledged,
           count(*) filter (where thread.opened_at >= nights.opens_at and thread.first_replied_at is not null) as replied,
           count(*) filter (where thread.opened_at >= nights.opens_at and thread.first_replied_at <= thread.opened_at + interval '10 minutes') as soon
    from nights
    join thread on thread.service_id = which and thread.opened_at >= nights.opens_at - interval '1 day' and thread.opened_at < nights.closes_at
    where thread.opened_at >= nights.opens_at or thread.danger_at >= nights.opens_at
    group by nights.night
), driven as (
    select night, sum(out) as out, sum(home) as home, sum(late) as late, sum(failed) as failed, sum(pence) as pence, sum(unresolved) as unresolved
    from (
        select nights.night,
               (journey.direction = 'out' and journey.state in ('arrived', 'on_board', 'completed'))::int as out,
               (journey.direction = 'home' and journey.state in ('arrived', 'on_board', 'completed'))::int as home,
               (journey.overdue_at is not null or coalesce(journey.arrived_at, journey.eta) > journey.pickup_at + interval '10 minutes')::int as late,
               (journey.state = 'failed')::int as failed, coalesce(journey.cost_pence, 0) as pence, (journey.ended_at is null)::int as unresolved
        from nights
        join taxi_journey journey on journey.night_id = nights.id
        union all
        select night, taxi_out::int, taxi_home::int, 0, 0, coalesce(taxi_pence, 0), 0
        from imported_visit
        where service_id = which and night between first and last) journeys
    group by night
), here as (
    select * from here_of(which, first, last)
), staffed as (
    select nights.night, extract(epoch from nights.counted_to - nights.opens_at) / 60 as open,
           (select coalesce(sum(extract(epoch from upper(gap) - lower(gap)) / 60), 0)
            from unnest(tstzmultirange(tstzrange(nights.opens_at, nights.counted_to)) - (
                select coalesce(range_agg(tstzrange(here.since, here.until)), '{}') from here where here.night_id = nights.id)) gap) as unstaffed,
           team.shifts, team.minutes
    from nights
    left join lateral (
        select count(*) as shifts, sum(extract(epoch from least(here.until, nights.counted_to) - greatest(here.since, nights.opens_at))) / 60 as minutes
        from here
        where here.night_id = nights.id and here.since < nights.counted_to and here.until > nights.opens_at) team on true
), talked as (
    select spans.night, count(*) as offered, count(*) filter (where debrief.closed_how = 'talked') as taken
    from spans
    join debrief on debrief.service_id = which and debrief.offered_at >= spans.since and debrief.offered_at < spans.until
    group by spans.night
)
select (row(
    null, which, days.night, 3, at, null, null, false,
    coalesce(asked.requests, 0), coalesce(asked.offered, 0), coalesce(came.visits, 0), coalesce(came.visitors, 0), coalesce(came.first_time, 0),
    (select count(*) from place where night_id = nights.id), coalesce(asked.places_used, came.visits, 0), coalesce(asked.turned_away, 0),
    coalesce(asked.not_arrived, 0), coalesce(ceil(extract(epoch from asked.longest) / 60), 0), coalesce(rang.offered, 0), coalesce(rang.answered, 0),
    coalesce(rang.abandoned, 0), coalesce(promised.promised, 0), coalesce(promised.kept, 0), coalesce(promised.late, 0),
    coalesce(promised.failed, 0), coalesce(texted.texts, 0), coalesce(threads.urgent, 0), threads.minutes, coalesce(driven.out, 0),
    coalesce(driven.home, 0), coalesce(driven.late, 0), coalesce(driven.pence, 0), coalesce(round(staffed.open), 0),
    coalesce(round(staffed.unstaffed), 0),
    coalesce(asked.unresolved, 0) + coalesce(stayed.unresolved, 0) + coalesce(promised.unresolved, 0) + coalesce(threads.unresolved, 0) + coalesce(driven.unresolved, 0),
    coalesce(asked.no_taxi, 0), coalesce(asked.outside_area, 0), coalesce(shut.asked, 0), coalesce(asked.offers_made, 0),
    coalesce(asked.offers_accepted, 0), coalesce(asked.offers_lapsed, 0), coalesce(asked.offers_declined, 0), coalesce(known.repeats, 0),
    coalesce(known.familiar, 0), coalesce(came.paired, 0), coalesce(came.eased, 0), coalesce(came.same, 0), coalesce(came.harder, 0),
    coalesce(came.change, 0), coalesce(came.issues_recorded, 0), coalesce(rang.shut, 0), coalesce(rang.in_20, 0), coalesce(rang.in_60, 0),
    coalesce(rang.inbound, 0), coalesce(round(rang.waited), 0), coalesce(round(rang.talked), 0), coalesce(callers.callers, 0),
    coalesce(callers.reached, 0), coalesce(rang.carers, 0), coalesce(rang.carers_known, 0), coalesce(threads.opened, 0),
    coalesce(threads.acknowledged, 0), coalesce(threads.replied, 0), coalesce(threads.soon, 0), coalesce(driven.failed, 0),
    coalesce(staffed.shifts, 0), coalesce(round(staffed.minutes), 0), coalesce(talked.offered, 0), coalesce(talked.taken, 0),
    coalesce(spoken_of.issues, '{}'), coalesce(by_hour.hours, '{}'))::night_figure).*
from days
left join nights on nights.night = days.night
left join asked on asked.night = days.night
left join shut on shut.night = days.night
left join came on came.night = days.night
left join spoken_of on spoken_of.night = days.night
left join known on known.night = days.night
left join stayed on stayed.night = days.night
left join rang on rang.night = days.night
left join callers on callers.night = days.night
left join promised on promised.night = days.night
left join texted on texted.night = days.night
left join threads on threads.night = days.night
left join driven on driven.night = days.night
left join staffed on staffed.night = days.night
left join talked on talked.night = days.night
left join hours_of(which, first, last, at) by_hour on by_hour.night = days.night
order by days.night
$$;
