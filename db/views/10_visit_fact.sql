-- Every visit, of the rows that nights were run on and of the sheets of before. Who: the same sixteen bytes for the same person.
drop view if exists visit_fact cascade;
create view visit_fact as
select visit.service_id, visit.night, uuid_send(visit.person_id) as visitor, visit.arrived_at, visit.left_at,
       visit.feeling_before, visit.feeling_after,
       coalesce((select array_agg(code) from visit_issue where visit_id = visit.id), '{}') as issues,
       visit.instead, visit.onward, visit.eased_enough
from visit
union all
select service_id, night, visitor, arrived_at, left_at, feeling_before, feeling_after, issues, instead, onward, eased_enough
from imported_visit;

-- What was spoken of, with abuse, past or present, once.
create or replace function with_abuse(issues text[]) returns text[] language sql immutable as $$
select issues || case when issues && '{abuse_past,abuse_present}' then '{abuse}'::text[] else '{}' end
$$;
