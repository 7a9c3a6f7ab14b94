-- The measures of one service over any days: number, what is counted, in what unit, of how many. Version 1.
-- A part without a whole is a plain count; a value is what is neither. Shares are worked out by whoever shows them.
drop function if exists measures_of(int, date, date);
create function measures_of(which int, first date, last date) returns table (number int, key text, unit text, part bigint, whole bigint, value numeric)
language sql stable as $$
with visits as materialized (
    select * from visit_fact where service_id = which and night between first and last
), visitors as (
    select visitor, min(night) as night, count(*) as times from visits group by visitor
), firsts as (
    select count(*) as firsts
    from visitors
    where not exists (select from visit_fact earlier where earlier.service_id = which and earlier.visitor = visitors.visitor and earlier.night < visitors.night)
), issues as (
    select code, count(*) as visits, count(distinct visitor) as visitors
    from visits, unnest(issues || case when issues && '{abuse_past,abuse_present}' then '{abuse}'::text[] else '{}' end) as code
    group by code
), feelings as (
    select count(*) as paired, count(*) filter (where feeling_after < feeling_before) as eased, count(*) filter (where feeling_after = feeling_before) as same,
           count(*) filter (where feeling_after > feeling_before) as harder, round(avg(feeling_after - feeling_before), 2) as change
    from visits
    where feeling_before is not null and feeling_after is not null
), nights as materialized (
    select * from night_shown where service_id = which and night between first and last
), sums as (
    select count(*) as nights, coalesce(sum(requests), 0)::bigint as requests, coalesce(sum(offered), 0)::bigint as offered, coalesce(sum(places_available), 0)::bigint as places_available, coalesce(sum(places_used), 0)::bigint as places_used,
           coalesce(sum(turned_away), 0)::bigint as turned_away, coalesce(sum(not_arrived), 0)::bigint as not_arrived, coalesce(sum(callbacks_promised), 0)::bigint as promised, coalesce(sum(callbacks_kept), 0)::bigint as kept,
           coalesce(sum(callbacks_late), 0)::bigint as late, coalesce(sum(callbacks_failed), 0)::bigint as failed, coalesce(sum(texts_in), 0)::bigint as texts, coalesce(sum(texts_urgent), 0)::bigint as urgent,
           coalesce(sum(taxis_out), 0)::bigint as taxis_out, coalesce(sum(taxis_home), 0)::bigint as taxis_home, coalesce(sum(taxis_late), 0)::bigint as taxis_late, coalesce(sum(taxi_pence), 0)::bigint as pence,
           coalesce(sum(open_minutes), 0)::bigint as open_minutes, coalesce(sum(unstaffed_minutes), 0)::bigint as unstaffed
    from nights
), calls as (
    select count(*) filter (where is_inbound) as offered, count(answered_at) as answered, count(*) filter (where is_abandoned) as abandoned,
           count(caller) filter (where answered_at is not null) as known, count(distinct caller) filter (where answered_at is not null) as callers,
           round((percentile_cont(0.5) within group (order by extract(epoch from ended_at - answered_at) / 60))::numeric, 1) as minutes,
           count(*) filter (where carer) as carers, count(carer) as carer_known
    from call_fact
    where service_id = which and night between first and last
), replies as (
    select count(*) as replied, count(*) filter (where waited <= 10) as soon, round((percentile_cont(0.5) within group (order by waited))::numeric, 1) as median,
           round((percentile_cont(0.9) within group (order by waited))::numeric, 1) as p90
    from (
        select extract(epoch from thread.first_replied_at - thread.opened_at) / 60 as waited
        from service_night night
        join thread on thread.service_id = which and thread.opened_at >= night.opens_at and thread.opened_at < night.closes_at
        where night.service_id = which and night.night between first and last and thread.first_replied_at is not null) waits
)
select * from (
    select 1, 'visits', 'visits', count(*), null::bigint, null::numeric from visits
    union all select 2, 'visitors', 'visitors', (select count(*) from visitors), null, null
    union all select 3, 'visitsPerVisitor', 'visits', (select count(*) from visits), (select count(*) from visitors),
        round((select count(*) from visits)::numeric / nullif((select count(*) from visitors), 0), 1)
    union all select 4, 'firstTimeVisitors', 'visitors', (select firsts from firsts), (select count(*) from visitors), null
    union all select 5, 'placesUsed', 'places', places_used, places_available, null from sums
    union all select 6, 'requests', 'requests', requests, null, null from sums
    union all select 7, 'turnedAway', 'requests', turned_away, requests, null from sums
    union all select 8, 'offered', 'requests', offered, requests, null from sums
    union all select 8, 'notArrived', 'requests', not_arrived, offered, null from sums
    union all select 9, 'minutesToHumanMedian', 'minutes', null, replied, median from replies
    union all select 9, 'minutesToHumanP90', 'minutes', null, replied, p90 from replies
    union all select 9, 'repliesWithin10Minutes', 'conversations', soon, replied, null from replies
    union all select 10, 'callbacksPromised', 'callbacks', promised, null, null from sums
    union all select 10, 'callbacksKept', 'callbacks', kept, promised, null from sums
    union all select 10, 'callbacksLate', 'callbacks', late, promised, null from sums
    union all select 10, 'callbacksFailed', 'callbacks', failed, promised, null from sums
    union all select 11, 'taxisOut', 'journeys', taxis_out, null, null from sums
    union all select 11, 'taxisHome', 'journeys', taxis_home, null, null from sums
    union all select 11, 'taxisLate', 'journeys', taxis_late, taxis_out + taxis_home, null from sums
    union all select 11, 'taxiCost', 'pounds', null, null, round(pence / 100.0, 2) from sums
    union all select 11, 'taxiCostPerVisit', 'pounds', null, (select count(*) from visits), round(pence / 100.0 / nullif((select count(*) from visits), 0), 2) from sums
    union all select 12, 'issuesRecorded', 'visits', count(*) filter (where issues <> '{}'), count(*), null from visits
    union all select 12, 'issue:' || code, 'visits', issues.visits, (select count(*) from visits), null from issues
    union all select 12, 'issue:' || code, 'visitors', issues.visitors, (select count(*) from visitors), null from issues
    union all select 13, 'feelingsPaired', 'visits', paired, (select count(*) from visits), null from feelings
    union all select 13, 'eased', 'visits', eased, paired, null from feelings
    union all select 13, 'same', 'visits', same, paired, null from feelings
    union all select 13, 'harder', 'visits', harder, paired, null from feelings
    union all select 13, 'feelingChange', 'points', null, paired, change from feelings
    union all select 17, 'callsOffered', 'calls', offered, null, null from calls
    union all select 17, 'callsAnswered', 'calls', answered, null, null from calls
    union all select 17, 'callsAbandoned', 'calls', abandoned, offered, null from calls
    union all select 17, 'callsWithKnownCaller', 'calls', known, answered, null from calls
    union all select 17, 'callers', 'callers', callers, null, null from calls
    union all select 17, 'callMinutesMedian', 'minutes', null, answered, minutes from calls
    union all select 17, 'carers', 'calls', carers, carer_known, null from calls
    union all select 18, 'textsIn', 'texts', texts, null, null from sums
    union all select 18, 'textsUrgent', 'conversations', urgent, null, null from sums
    union all select 20, 'unstaffedMinutes', 'minutes', unstaffed, open_minutes, null from sums
    union all select 20, 'nights', 'nights', nights, null, null from sums) measure
$$;
