-- The figures of every night as they are told now, in columns.
drop view if exists night_shown cascade;
create view night_shown as
select kept.service_id, kept.night, figure.*, kept.definition_version, kept.made_at
from night_figure kept, jsonb_to_record(kept.figures) as figure (
    requests int, offered int, visits int, visitors int, first_time_visitors int, places_available int, places_used int, turned_away int,
    not_arrived int, waiting_longest_minutes int, calls_offered int, calls_answered int, calls_abandoned int, callbacks_promised int,
    callbacks_kept int, callbacks_late int, callbacks_failed int, texts_in int, texts_urgent int, minutes_to_human_median numeric,
    taxis_out int, taxis_home int, taxis_late int, taxi_pence int, open_minutes int, unstaffed_minutes int, unresolved int)
where kept.replaced_at is null;
