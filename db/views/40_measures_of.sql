-- The measures of one service over any days: number, what is counted, in what unit, of how many.
-- A part without a whole is a plain count; a value is what is neither. Shares are worked out by whoever shows them.
-- What can be added up is added up from nights as they are told; only people are counted from rows, each of them once.
drop function if exists measures_of(int, date, date);
drop function if exists measures_of(int, date, date, timestamptz);
create function measures_of(which int, first date, last date, at timestamptz) returns table (number int, key text, unit text, part bigint, whole bigint, value numeric)
language sql stable as $$
with sums as materialized (
    -- A line of nothing where there are no nights.
    select coalesce(told.nights, 0) as nights, (told.sums).*
    from (values (1)) one
    left join sums_of(which, first, last, at, 'none') told on true
), people as materialized (
    select count(*) as people from (select distinct visitor from visit_fact where service_id = which and night between first and last) once
), issues as (
    select code, sum(spoken::bigint)::bigint as visits from nights_of(which, first, last, at) nights, jsonb_each_text(nights.issues) as told (code, spoken) group by code
), replies as (
    select count(*) as replied,
           round((percentile_cont(0.5) within group (order by waited))::numeric, 1) as median,
           round((percentile_cont(0.9) within group (order by waited))::numeric, 1) as p90,
           round((percentile_cont(0.95) within group (order by waited))::numeric, 1) as p95
    from (
        select extract(epoch from thread.first_replied_at - thread.opened_at) / 60 as waited
        from service_night night
        join thread on thread.service_id = which and thread.opened_at >= night.opens_at and thread.opened_at < night.closes_at
        where night.service_id = which and night.night between first and last and thread.first_replied_at is not null) waits
), accepted as (
    select count(*) as accepted, round((percentile_cont(0.5) within group (order by extract(epoch from offer.ended_at - offer.made_at) / 60))::numeric, 1) as median
    from service_night night
    join visit_request request on request.night_id = night.id
    join offer on offer.request_id = request.id and offer.ended = 'accepted'
    where night.service_id = which and night.night between first and last
), weeks as (
    -- People who asked in a week, and those of them who were offered nothing in all of it.
    select count(*) as asked, count(*) filter (where not was_offered) as never
    from (
        select request.person_id, date_trunc('week', night.night),
               bool_or(request.place_id is not null or request.held_until is not null or exists (select from offer where request_id = request.id)) as was_offered
        from service_night night
        join (select id, night_id, person_id, place_id, held_until from visit_request
              union all
              select null, night_id, person_id, null, null from asked_while_shut) request on request.night_id = night.id
        where night.service_id = which and night.night between first and last
        group by 1, 2) each_of
)
select * from (
    select 1, 'visits', 'visits', coalesce(visits, 0)::bigint, null::bigint, null::numeric from sums
    union all select 2, 'visitors', 'visitors', people, null, null from people
    union all select 3, 'visitsPerVisitor', 'visits', coalesce(visits, 0), people, round(visits::numeric / nullif(people, 0), 1) from sums, people
    union all select 4, 'firstTimeVisitors', 'visitors', coalesce(first_time_visitors, 0), people, null from sums, people
    union all select 5, 'placesUsed', 'places', places_used, places_available, null from sums
    union all select 6, 'requests', 'requests', coalesce(requests, 0), null, null from sums
    union all select 7, why, 'requests', part, requests + asked_while_shut, null from sums, lateral (values
        ('turnedAway', turned_away), ('noTaxi', no_taxi), ('outsideArea', outside_area), ('askedWhileShut', asked_while_shut),
        ('unmetNeed', turned_away + no_taxi + outside_area + asked_while_shut)) reason (why, part)
    union all select 7, 'neverOfferedThatWeek', 'people a week', never, asked, null from weeks
    union all select 8, 'offered', 'requests', offered, requests, null from sums
    union all select 8, 'notArrived', 'requests', not_arrived, offered, null from sums
    union all select 8, how, 'offers', part, offers_made, null from sums, lateral (values
        ('offersAccepted', offers_accepted), ('offersLapsed', offers_lapsed), ('offersDeclined', offers_declined)) outcome (how, part)
    union all select 8, 'minutesToAcceptMedian', 'minutes', null, accepted, median from accepted
    union all select 9, 'minutesToHumanMedian', 'minutes', null, replied, median from replies
    union all select 9, 'minutesToHumanP90', 'minutes', null, replied, p90 from replies
    union all select 9, 'minutesToHumanP95', 'minutes', null, replied, p95 from replies
    union all select 9, 'repliesWithin10Minutes', 'conversations', replied_in_10_minutes, replied, null from sums
    union all select 10, 'callbacksPromised', 'callbacks', callbacks_promised, null, null from sums
    union all select 10, how, 'callbacks', part, callbacks_promised, null from sums, lateral (values
        ('callbacksKept', callbacks_kept), ('callbacksLate', callbacks_late), ('callbacksFailed', callbacks_failed),
        ('callbacksSettled', callbacks_kept + callbacks_late + callbacks_failed)) outcome (how, part)
    union all select 11, 'taxisOut', 'journeys', taxis_out, null, null from sums
    union all select 11, 'taxisHome', 'journeys', taxis_home, null, null from sums
    union all select 11, 'taxisLate', 'journeys', taxis_late, taxis_out + taxis_home, null from sums
    union all select 11, 'taxisFailed', 'journeys', taxis_failed, taxis_out + taxis_home + taxis_failed, null from sums
    union all select 11, 'taxiCost', 'pounds', null, null, round(taxi_pence / 100.0, 2) from sums
    union all select 11, 'taxiCostPerVisit', 'pounds', null, visits, round(taxi_pence / 100.0 / nullif(visits, 0), 2) from sums
    union all select 12, 'issuesRecorded', 'visits', coalesce(issues_recorded, 0), coalesce(visits, 0), null from sums
    union all select 12, 'issue:' || code, 'visits', issues.visits, sums.visits, null from issues, sums
    union all select 13, 'feelingsPaired', 'visits', feelings_paired, visits, null from sums
    union all select 13, how, 'visits', part, feelings_paired, null from sums, lateral (values ('eased', eased), ('same', same), ('harder', harder)) felt (how, part)
    union all select 13, 'feelingChange', 'points', null, feelings_paired, round(feeling_change::numeric / nullif(feelings_paired, 0), 2) from sums
    union all select 17, 'callsOffered', 'calls', calls_offered, null, null from sums
    union all select 17, 'callsAnswered', 'calls', calls_answered, null, null from sums
    union all select 17, 'callsAbandoned', 'calls', calls_abandoned, calls_offered, null from sums
    union all select 17, 'callsWhileShut', 'calls', calls_while_shut, calls_while_shut + calls_offered, null from sums
    union all select 17, 'answeredWithin20Seconds', 'calls', answered_in_20_seconds, inbound_answered, null from sums
    union all select 17, 'answeredWithin60Seconds', 'calls', answered_in_60_seconds, inbound_answered, null from sums
    union all select 17, 'secondsToAnswerMean', 'seconds', null, inbound_answered, round(answer_seconds::numeric / nullif(inbound_answered, 0), 1) from sums
    union all select 17, 'callersReached', 'callers a night', callers_reached, callers, null from sums
    union all select 17, 'carers', 'calls', carers, carers_known, null from sums
    union all select 18, 'textsIn', 'texts', texts_in, null, null from sums
    union all select 18, 'conversations', 'conversations', conversations, null, null from sums
    union all select 18, 'textsUrgent', 'conversations', texts_urgent, null, null from sums
    union all select 18, 'urgentAcknowledged', 'conversations', urgent_acknowledged, texts_urgent, null from sums
    union all select 19, 'familiarVisits', 'visits', familiar_visits, repeat_visits, null from sums
    union all select 20, 'unstaffedMinutes', 'minutes', unstaffed_minutes, open_minutes, null from sums
    union all select 20, 'nights', 'nights', nights, null, null from sums
    union all select 21, 'shifts', 'shifts', team_shifts, null, null from sums
    union all select 21, 'teamHours', 'hours', null, null, round(team_minutes / 60.0, 1) from sums
    union all select 21, 'debriefsOffered', 'debriefs', debriefs_offered, null, null from sums
    union all select 21, 'debriefsTaken', 'debriefs', debriefs_taken, debriefs_offered, null from sums) measure
$$;
