-- Each night by hours of the wall clock: what was wanted then, what of it was met, and who was there. Version 2.
-- asked, unmet: people who asked for a place then, and those of them who had none that night. cover: minutes of people signed on; open: minutes
-- that the house was open. Where the clocks go back, an hour that was there twice counts as one of a hundred and twenty minutes.
drop function if exists hours_of(int, date, date, timestamptz);
create function hours_of(which int, first date, last date, at timestamptz) returns table (night date, hours jsonb)
language sql stable as $$
with nights as (
    select night.id, night.night, night.opens_at, night.closes_at, least(night.closes_at, at) as counted_to, service.time_zone
    from service_night night
    join service on service.id = night.service_id
    where night.service_id = which and night.night between first and last and night.opens_at <= at
), slots as (
    select nights.night, extract(hour from slot at time zone time_zone)::int as hour, nights.id, greatest(slot, opens_at) as since, least(slot + interval '1 hour', counted_to) as until
    from nights, generate_series(date_trunc('hour', opens_at), counted_to - interval '1 microsecond', interval '1 hour') slot
), here as (
    select * from here_of(which, first, last)
), called as (
    select night, started_at, answered_at, ended_at, is_inbound from calls_of(which, first, last) where is_open
), counted as (
    select slots.night, slots.hour, 0 as asked, 0 as unmet, 0 as calls, 0 as answered, 0 as talk, 0 as texts,
           sum(extract(epoch from slots.until - slots.since)) / 60 as open,
           sum((select coalesce(sum(extract(epoch from least(here.until, slots.until) - greatest(here.since, slots.since))), 0) / 60
                from here
                where here.night_id = slots.id and here.since < slots.until and here.until > slots.since)) as cover
    from slots
    group by slots.night, slots.hour
    union all
    select nights.night, extract(hour from asked.asked_at at time zone nights.time_zone)::int, count(*), count(*) filter (where not asked.met), 0, 0, 0, 0, 0, 0
    from nights
    join (select person_id, night_id, min(asked_at) as asked_at, bool_or(state in ('held', 'offered', 'confirmed', 'arrived', 'left')) as met
          from (select person_id, night_id, asked_at, state from visit_request
                union all select person_id, night_id, asked_at, 'shut' from asked_while_shut) asking
          where night_id in (select id from nights)
          group by person_id, night_id) asked on asked.night_id = nights.id
    group by 1, 2
    union all
    select called.night, extract(hour from called.started_at at time zone service.time_zone)::int, 0, 0, count(*) filter (where is_inbound), count(answered_at),
           coalesce(sum(extract(epoch from ended_at - answered_at)), 0) / 60, 0, 0, 0
    from called
    join service on service.id = which
    group by 1, 2
    union all
    select nights.night, extract(hour from text.received_at at time zone nights.time_zone)::int, 0, 0, 0, 0, 0, count(*), 0, 0
    from nights
    join incoming_text text on text.service_id = which and text.received_at >= nights.opens_at and text.received_at < nights.closes_at
    group by 1, 2
), hourly as (
    select night, hour, jsonb_build_object(
        'asked', sum(asked), 'unmet', sum(unmet), 'calls', sum(calls), 'answered', sum(answered), 'talk', round(sum(talk)), 'texts', sum(texts),
        'open', round(sum(open)), 'cover', round(sum(cover))) as counts
    from counted
    group by night, hour
)
select night, jsonb_object_agg(hour, counts) from hourly group by night
$$;
