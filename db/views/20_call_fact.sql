-- Every call in which somebody rang us, or we reached somebody whom we had promised to ring.
-- Calls while nobody is there belong to the night before, from twelve hours before the next opening on to that one; only calls while it is open
-- are offered to anybody. Timed: it is known to the second; sheets know minutes. Abandoned: they hung up after more than twenty seconds, while they were asked for a key and nobody had been told of them.
drop view if exists call_fact cascade;
create view call_fact as
select call.service_id,
       coalesce(night.night, ((call.began_at at time zone service.time_zone) - interval '12 hours')::date) as night,
       call.began_at as started_at, null::timestamptz as answered_at, call.ended_at,
       case when call.contact_point_id is not null then uuid_send(call.person_id) end as caller,
       null::boolean as carer, '{}'::text[] as issues, true as is_inbound,
       coalesce(call.began_at >= night.opens_at and call.began_at < night.closes_at, false) as is_open, true as is_timed,
       coalesce(call.menu <> 'last_word', false) and call.told_at is null and call.ended_at - call.began_at > interval '20 seconds' as is_abandoned
from call
join service on service.id = call.service_id
join service_number number on number.number = call.our_number and not number.quiet
left join lateral (
    select night, opens_at, closes_at
    from ((select 1 as rank, night, opens_at, closes_at from service_night
           where service_id = call.service_id and closes_at > call.began_at order by closes_at limit 1)
          union all
          (select 2, night, opens_at, closes_at from service_night
           where service_id = call.service_id and opens_at <= call.began_at + interval '12 hours' order by opens_at desc limit 1)) near
    where rank = 2 or opens_at <= call.began_at
    order by rank
    limit 1) night on true
union all
select callback.service_id, callback.night, attempt.accepted_at, attempt.answered_at, attempt.ended_at,
       uuid_send(callback.person_id), null, coalesce((select array_agg(code) from call_issue where attempt_id = attempt.id), '{}'), false, true, true, false
from callback_attempt attempt
join callback on callback.id = attempt.callback_id
where attempt.outcome = 'spoke'
   -- Nobody pressed a key to say who it was, and they talked long enough for it to have been them.
   or (attempt.outcome = 'not_told' and callback.state = 'done'
       and not exists (select from callback_attempt later where later.callback_id = callback.id and later.id > attempt.id))
union all
select service_id, night, started_at, answered_at, ended_at, caller, carer, issues, true, true, false,
       answered_at is null and ended_at - started_at > interval '20 seconds'
from imported_call;

-- The calls of some nights; by their time as well, so that those of all other years need not be looked at.
drop function if exists calls_of(int, date, date);
create function calls_of(which int, first date, last date) returns setof call_fact language sql stable as $$
select *
from call_fact
where service_id = which and night between first and last and started_at >= first::timestamptz - interval '1 day'
  and started_at < (select coalesce(min(opens_at), 'infinity') from service_night where service_id = which and service_night.night > last)
$$;
