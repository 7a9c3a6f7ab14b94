-- What the figures ask of the rows that nights are run on.

-- Somebody asked for a place while nobody could be asked: too early, or too late. Whether it stayed so is seen by their requests.
create table asked_while_shut (
    night_id   bigint not null references service_night on delete cascade,
    person_id  uuid not null references person,
    asked_at   timestamptz not null,
    primary key (night_id, person_id)
);

-- What somebody said as they left, if they did: where they would have gone if not to us, and where they go now; and whether it eased enough.
alter table visit
    add column instead      text check (instead in ('emergency_department', 'ambulance', 'police', 'gp', 'nhs_111', 'nowhere', 'other')),
    add column onward       text check (onward in ('home', 'emergency_department', 'other')),
    add column eased_enough boolean;

alter table imported_visit
    add column instead      text check (instead in ('emergency_department', 'ambulance', 'police', 'gp', 'nhs_111', 'nowhere', 'other')),
    add column onward       text check (onward in ('home', 'emergency_department', 'other')),
    add column eased_enough boolean;

-- Nights are counted by these.
create index nights_by_opening on service_night (service_id, opens_at);
create index debriefs_of_a_service on debrief (service_id, offered_at);

-- What a night came to stands in columns: ten years of it are added up while somebody waits for the page.
alter table night_figure
    add column requests                 int not null default 0,
    add column offered                  int not null default 0,
    add column visits                   int not null default 0,
    add column visitors                 int not null default 0,
    add column first_time_visitors      int not null default 0,
    add column places_available         int not null default 0,
    add column places_used              int not null default 0,
    add column turned_away              int not null default 0,
    add column not_arrived              int not null default 0,
    add column waiting_longest_minutes  int not null default 0,
    add column calls_offered            int not null default 0,
    add column calls_answered           int not null default 0,
    add column calls_abandoned          int not null default 0,
    add column callbacks_promised       int not null default 0,
    add column callbacks_kept           int not null default 0,
    add column callbacks_late           int not null default 0,
    add column callbacks_failed         int not null default 0,
    add column texts_in                 int not null default 0,
    add column texts_urgent             int not null default 0,
    add column minutes_to_human_median  numeric,
    add column taxis_out                int not null default 0,
    add column taxis_home               int not null default 0,
    add column taxis_late               int not null default 0,
    add column taxi_pence               int not null default 0,
    add column open_minutes             int not null default 0,
    add column unstaffed_minutes        int not null default 0,
    add column unresolved               int not null default 0,
    add column no_taxi                  int not null default 0,    -- why somebody who asked did not come, beside that the house was full
    add column outside_area             int not null default 0,
    add column asked_while_shut         int not null default 0,    -- nobody could be asked then, and they did not ask again
    add column offers_made              int not null default 0,    -- of places that became free
    add column offers_accepted          int not null default 0,
    add column offers_lapsed            int not null default 0,
    add column offers_declined          int not null default 0,
    add column repeat_visits            int not null default 0,
    add column familiar_visits          int not null default 0,    -- somebody was on shift whom they had met
    add column feelings_paired          int not null default 0,
    add column eased                    int not null default 0,
    add column same                     int not null default 0,
    add column harder                   int not null default 0,
    add column feeling_change           int not null default 0,    -- of those who told both, added up
    add column issues_recorded          int not null default 0,
    add column calls_while_shut         int not null default 0,
    add column answered_in_20_seconds   int not null default 0,
    add column answered_in_60_seconds   int not null default 0,
    add column inbound_answered         int not null default 0,
    add column answer_seconds           bigint not null default 0,
    add column talk_seconds             bigint not null default 0,
    add column callers                  int not null default 0,    -- who are known to be one person or another
    add column callers_reached          int not null default 0,
    add column carers                   int not null default 0,
    add column carers_known             int not null default 0,    -- calls of which it is known
    add column conversations            int not null default 0,
    add column urgent_acknowledged      int not null default 0,
    add column replied                  int not null default 0,
    add column replied_in_10_minutes    int not null default 0,
    add column taxis_failed             int not null default 0,
    add column team_shifts              int not null default 0,
    add column team_minutes             int not null default 0,
    add column debriefs_offered         int not null default 0,
    add column debriefs_taken           int not null default 0,
    add column issues                   jsonb not null default '{}', -- visits by code; abuse, past or present, once
    add column hours                    jsonb not null default '{}'; -- by hour of the wall clock: what hours_of() counts

update night_figure set
    requests = coalesce((figures->>'requests')::int, 0),
    offered = coalesce((figures->>'offered')::int, 0),
    visits = coalesce((figures->>'visits')::int, 0),
    visitors = coalesce((figures->>'visitors')::int, 0),
    first_time_visitors = coalesce((figures->>'first_time_visitors')::int, 0),
    places_available = coalesce((figures->>'places_available')::int, 0),
    places_used = coalesce((figures->>'places_used')::int, 0),
    turned_away = coalesce((figures->>'turned_away')::int, 0),
    not_arrived = coalesce((figures->>'not_arrived')::int, 0),
    waiting_longest_minutes = coalesce((figures->>'waiting_longest_minutes')::int, 0),
    calls_offered = coalesce((figures->>'calls_offered')::int, 0),
    calls_answered = coalesce((figures->>'calls_answered')::int, 0),
    calls_abandoned = coalesce((figures->>'calls_abandoned')::int, 0),
    callbacks_promised = coalesce((figures->>'callbacks_promised')::int, 0),
    callbacks_kept = coalesce((figures->>'callbacks_kept')::int, 0),
    callbacks_late = coalesce((figures->>'callbacks_late')::int, 0),
    callbacks_failed = coalesce((figures->>'callbacks_failed')::int, 0),
    texts_in = coalesce((figures->>'texts_in')::int, 0),
    texts_urgent = coalesce((figures->>'texts_urgent')::int, 0),
    minutes_to_human_median = (figures->>'minutes_to_human_median')::numeric,
    taxis_out = coalesce((figures->>'taxis_out')::int, 0),
    taxis_home = coalesce((figures->>'taxis_home')::int, 0),
    taxis_late = coalesce((figures->>'taxis_late')::int, 0),
    taxi_pence = coalesce((figures->>'taxi_pence')::int, 0),
    open_minutes = coalesce((figures->>'open_minutes')::int, 0),
    unstaffed_minutes = coalesce((figures->>'unstaffed_minutes')::int, 0),
    unresolved = coalesce((figures->>'unresolved')::int, 0);

alter table night_figure drop column figures;
