-- What stands in the book of one service over any days, counted: by the day on which it happened, never by words or names. Version 1.
drop function if exists happened_of(int, date, date);
create function happened_of(which int, first date, last date) returns table (number int, key text, unit text, part bigint, whole bigint, value numeric)
language sql stable as $$
select measure.number, measure.key, measure.unit, count(happened.id), null::bigint, null::numeric
from (values
    (21, 'nearMisses', 'near misses', 'near_miss'),
    (30, 'complaints', 'complaints', 'complaint'),
    (30, 'incidents', 'incidents', 'incident'),
    (30, 'safeguarding', 'actions', 'safeguarding'),
    (30, 'dataBreaches', 'breaches', 'data_breach')) measure (number, key, unit, kind)
left join happened on happened.service_id = which and happened.kind = measure.kind and happened.day between first and last
group by measure.number, measure.key, measure.unit
$$;
