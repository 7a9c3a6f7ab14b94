-- What only a year asks for, from every row of it: people by what they spoke of, what visits led to, callers as people.
drop function if exists year_of(int, date, date);
create function year_of(which int, first date, last date) returns table (number int, key text, unit text, part bigint, whole bigint, value numeric)
language sql stable as $$
with visits as materialized (
    select * from visit_fact where service_id = which and night between first and last
), visitors as (
    select count(distinct visitor) as visitors from visits
), issues as (
    select code, count(distinct visitor) as visitors
    from visits, unnest(with_abuse(issues)) as code
    group by code
), led_to as (
    select count(*) as visits, count(instead) as asked, count(onward) as onward, count(*) filter (where onward <> 'emergency_department') as deflected,
           count(eased_enough) as told, count(*) filter (where eased_enough) as eased
    from visits
), calls as (
    select count(*) as answered, count(caller) as known, count(distinct caller) as callers,
           round((percentile_cont(0.5) within group (order by extract(epoch from ended_at - answered_at) / 60))::numeric, 1) as minutes
    from call_fact
    where service_id = which and night between first and last and answered_at is not null
)
select * from (
    select 12, 'issue:' || code, 'visitors', issues.visitors, visitors.visitors, null::numeric from issues, visitors
    union all select 14, 'askedInstead', 'visits', asked, visits, null from led_to
    union all select 14, 'instead:' || instead, 'visits', count(*), (select asked from led_to), null from visits where instead is not null group by instead
    union all select 15, 'onwardKnown', 'visits', onward, visits, null from led_to
    union all select 15, 'notOnToEmergency', 'visits', deflected, visits, null from led_to where onward > 0
    union all select 16, 'easedEnoughToGoHome', 'visits', eased, visits, null from led_to where told > 0
    union all select 17, 'callsWithKnownCaller', 'calls', known, answered, null from calls
    union all select 17, 'callers', 'callers', callers, null, null from calls
    union all select 17, 'callMinutesMedian', 'minutes', null, answered, minutes from calls) measure
$$;
