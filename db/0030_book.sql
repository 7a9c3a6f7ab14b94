-- The book of what happened: complaints, incidents, near misses, what was done to keep somebody safe, data that went astray.
-- It names no row of a person: whoever is spoken of stands in the sealed words alone. An entry is closed, and never changed.
create table happened (
    id          bigint generated always as identity primary key,
    service_id  int not null references service,
    kind        text not null check (kind in ('complaint', 'incident', 'near_miss', 'safeguarding', 'data_breach')),
    day         date not null,                     -- on which it happened, by the service's own wall
    words       bytea not null,                    -- sealed
    noticed_at  timestamptz,                       -- data: since when we know; the regulator's 72 hours begin
    written_by  uuid not null references account,
    written_at  timestamptz not null,
    learnt      bytea,                             -- sealed; what was learnt from it or done about it
    closed_by   uuid references account,
    closed_at   timestamptz,
    constraint only_a_breach_has_hours check ((kind = 'data_breach') = (noticed_at is not null)),
    constraint nothing_is_closed_without_what_was_learnt check ((closed_at is null) = (learnt is null) and (closed_at is null) = (closed_by is null))
);

create index what_happened_of_a_service on happened (service_id, day);
