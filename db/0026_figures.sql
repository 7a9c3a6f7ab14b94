-- What a night came to, told at its close and kept; and history from spreadsheets.

-- When somebody of ours first answered: how long they waited for a person. replied_at is the latest.
alter table thread add column first_replied_at timestamptz;

-- A night's figures are never changed silently: what comes later makes another version, and the earlier one stays.
create table night_figure (
    id                  bigint generated always as identity primary key,
    service_id          int not null references service,
    night               date not null,
    figures             jsonb not null,            -- as figures_of() counts them, under definition_version
    definition_version  int not null,
    made_at             timestamptz not null,
    because             text not null check (because in ('close', 'late', 'import', 'undo', 'definition')),
    replaced_at         timestamptz,
    is_stale            boolean not null default false   -- a fact of that night has changed since
);

create unique index one_figure_of_a_night on night_figure (service_id, night) where replaced_at is null;
create index figures_to_count_again on night_figure (service_id, night) where replaced_at is null and is_stale;

-- The letter with a night's figures, one for each manager.
create table figures_letter (
    id          bigint generated always as identity primary key,
    service_id  int not null references service,
    night       date not null,
    account_id  uuid not null references account,
    due_at      timestamptz not null,              -- whoever sends it holds it until then
    attempt     int not null default 0,
    ended_at    timestamptz,
    outcome     text check (outcome in ('sent', 'refused', 'given_up')),
    unique (service_id, night, account_id)
);

create index letters_due on figures_letter (due_at) where ended_at is null;

-- A spreadsheet that was brought in, whole or not at all. The same file counts once.
create table import (
    id           bigint generated always as identity primary key,
    kind         text not null check (kind in ('visits', 'calls')),
    file_hash    bytea not null,
    lines        int not null,
    imported_by  uuid references account,
    imported_at  timestamptz not null,
    undone_by    uuid references account,
    undone_at    timestamptz
);

create unique index a_file_counts_once on import (kind, file_hash) where undone_at is null;

-- A visit before this program. Who it was is a keyed hash of whatever the sheet called them, which is not kept.
create table imported_visit (
    import_id       bigint not null references import,
    line            int not null,                  -- of the sheet
    service_id      int not null references service,
    night           date not null,
    visitor         bytea not null,
    arrived_at      timestamptz not null,
    left_at         timestamptz check (left_at >= arrived_at),
    issues          text[] not null,
    feeling_before  int check (feeling_before between 0 and 10),
    feeling_after   int check (feeling_after between 0 and 10),
    taxi_out        boolean not null,
    taxi_home       boolean not null,
    taxi_pence      int check (taxi_pence >= 0)
);

create unique index a_visit_is_imported_once on imported_visit (service_id, visitor, night, arrived_at);
create index imported_visits_of_a_night on imported_visit (service_id, night);
create index visits_of_an_import on imported_visit (import_id);

create table imported_call (
    import_id    bigint not null references import,
    line         int not null,
    service_id   int not null references service,
    night        date not null,
    started_at   timestamptz not null,
    answered_at  timestamptz check (answered_at >= started_at),
    ended_at     timestamptz check (ended_at >= started_at and ended_at >= answered_at),
    caller       bytea,                            -- null: they hid their number
    carer        boolean,
    issues       text[] not null
);

create unique index a_call_is_imported_once on imported_call (service_id, caller, started_at) where caller is not null;
create index imported_calls_of_a_night on imported_call (service_id, night);
create index calls_of_an_import on imported_call (import_id);

-- Nights are counted by these.
create index visits_of_a_visitor on visit (service_id, uuid_send(person_id), night);
create index calls_of_a_service on call (service_id, began_at);
create index callbacks_of_a_night on callback (service_id, night);
create index threads_of_a_service on thread (service_id, opened_at);
create index texts_by_time on incoming_text using brin (received_at) with (pages_per_range = 16);

-- What changes after the close makes the night be counted again.
create function count_night_again() returns trigger language plpgsql as $$
begin
    update night_figure figure set is_stale = true
    from service_night night
    where night.id = new.night_id and figure.service_id = night.service_id and figure.night = night.night and replaced_at is null and not is_stale;
    return null;
end $$;

create function count_that_night_again() returns trigger language plpgsql as $$
begin
    update night_figure set is_stale = true
    where service_id = new.service_id and night = new.night and replaced_at is null and not is_stale;
    return null;
end $$;

create function count_night_of_thread_again() returns trigger language plpgsql as $$
begin
    update night_figure figure set is_stale = true
    from service_night night
    where night.service_id = new.service_id and new.opened_at >= night.opens_at and new.opened_at < night.closes_at
      and figure.service_id = night.service_id and figure.night = night.night and replaced_at is null and not is_stale;
    return null;
end $$;

create trigger figures_of_requests after update of state on visit_request for each row execute function count_night_again();
create trigger figures_of_journeys after update of state, cost_pence on taxi_journey for each row execute function count_night_again();
create trigger figures_of_shifts after update on on_shift for each row execute function count_night_again();
create trigger figures_of_visits after insert or update on visit for each row execute function count_that_night_again();
create trigger figures_of_callbacks after update of state on callback for each row execute function count_that_night_again();
create trigger figures_of_threads after update of first_replied_at, owner, closed_at on thread for each row execute function count_night_of_thread_again();
