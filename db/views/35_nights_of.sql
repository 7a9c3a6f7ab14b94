-- The figures of nights that are open or have just closed, as they stand now (without an id).
drop view if exists night_shown cascade;
drop function if exists nights_of(int, date, date, timestamptz);
drop function if exists running_nights_of(int, date, date, timestamptz);
create function running_nights_of(which int, first date, last date, at timestamptz) returns setof night_figure
language plpgsql stable rows 1
-- To plan the counting takes longer than to add up ten years: once in a session, and only where there is something to count.
set plan_cache_mode = force_generic_plan as $$
declare
    running date[] = array(
        select night from service_night where service_id = which and night between first and last and opens_at <= at
        except
        select night from night_figure where service_id = which and night between first and last and replaced_at is null);
    since date = (select min(night) from unnest(running) night);
    until date = (select max(night) from unnest(running) night);
begin
    if running <> '{}' then
        return query select counted.* from figures_of(which, since, until, at) counted where counted.night = any (running);
    end if;
end
$$;

-- The figures of every night as they are told now: as they were kept, or as they stand.
create function nights_of(which int, first date, last date, at timestamptz) returns setof night_figure
language sql stable as $$
select * from night_figure where service_id = which and night between first and last and replaced_at is null
union all
select * from running_nights_of(which, first, last, at)
$$;

-- The same, added up by week, month, year, or all of it (by: none): what is no count, or counts people, who would be there twice, is left out.
drop function if exists sums_of(int, date, date, timestamptz, text);
create function sums_of(which int, first date, last date, at timestamptz, by text) returns table ("from" date, nights int, sums night_figure)
language sql stable as $$
select case when by = 'none' then first else date_trunc(by, night)::date end, count(*)::int, row(
    null, which, null, max(definition_version), max(made_at), null, null, bool_or(id is null),
    sum(requests), sum(offered), sum(visits), sum(visitors), sum(first_time_visitors), sum(places_available), sum(places_used), sum(turned_away),
    sum(not_arrived), max(waiting_longest_minutes), sum(calls_offered), sum(calls_answered), sum(calls_abandoned), sum(callbacks_promised),
    sum(callbacks_kept), sum(callbacks_late), sum(callbacks_failed), sum(texts_in), sum(texts_urgent), null, sum(taxis_out), sum(taxis_home),
    sum(taxis_late), sum(taxi_pence), sum(open_minutes), sum(unstaffed_minutes), sum(unresolved), sum(no_taxi), sum(outside_area),
    sum(asked_while_shut), sum(offers_made), sum(offers_accepted), sum(offers_lapsed), sum(offers_declined), sum(repeat_visits),
    sum(familiar_visits), sum(feelings_paired), sum(eased), sum(same), sum(harder), sum(feeling_change), sum(issues_recorded), sum(calls_while_shut),
    sum(answered_in_20_seconds), sum(answered_in_60_seconds), sum(inbound_answered), sum(answer_seconds), sum(talk_seconds), sum(callers),
    sum(callers_reached), sum(carers), sum(carers_known), sum(conversations), sum(urgent_acknowledged), sum(replied), sum(replied_in_10_minutes),
    sum(taxis_failed), sum(team_shifts), sum(team_minutes), sum(debriefs_offered), sum(debriefs_taken), null, null)::night_figure
from nights_of(which, first, last, at)
group by 1
order by 1
$$;

-- Hours of the wall clock over some nights.
drop function if exists hours_told(int, date, date, timestamptz);
create function hours_told(which int, first date, last date, at timestamptz)
    returns table (hour int, asked bigint, unmet bigint, calls bigint, answered bigint, talk bigint, texts bigint, open bigint, cover bigint)
language sql stable as $$
select told.key::int, sum(counted.asked), sum(counted.unmet), sum(counted.calls), sum(counted.answered), sum(counted.talk), sum(counted.texts),
       sum(counted.open), sum(counted.cover)
from nights_of(which, first, last, at) night, jsonb_each(night.hours) told,
     jsonb_to_record(told.value) counted (asked bigint, unmet bigint, calls bigint, answered bigint, talk bigint, texts bigint, open bigint, cover bigint)
group by 1
$$;
