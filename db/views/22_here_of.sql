-- Who had signed on for some nights, from when until when; nobody by name.
drop function if exists here_of(int, date, date);
create function here_of(which int, first date, last date) returns table (night_id bigint, since timestamptz, until timestamptz)
language sql stable as $$
with nights as (
    select id, opens_at, closes_at from service_night where service_id = which and night between first and last
)
select night_id, on_from, coalesce(on_until, 'infinity') from on_shift where night_id in (select id from nights)
union all
select nights.id, sign_on.signed_on_at, coalesce(sign_on.signed_off_at, 'infinity')
from nights
join sign_on on sign_on.signed_on_at < nights.closes_at and coalesce(sign_on.signed_off_at, 'infinity') > nights.opens_at
join supporter_service on supporter_service.supporter_id = sign_on.supporter_id and supporter_service.service_id = which
$$;
