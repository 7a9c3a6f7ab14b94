-- One opening of one service, and the places in it. Generated 120 days ahead; instants are resolved once, here.

create table service_night (
    id             bigint generated always as identity primary key,
    service_id     int not null references service,
    night          date not null,                 -- the local date on which the opening begins, also after midnight
    opens_at       timestamptz not null,
    closes_at      timestamptz not null,
    requests_from  timestamptz,                   -- null: nobody can ask for a place (a line, not a house)
    requests_to    timestamptz,
    zone_version   text not null,                 -- which release of the zone rules the instants come from
    edited_at      timestamptz,                   -- a person changed this night: rules no longer touch it
    unique (service_id, night),
    check (closes_at > opens_at),
    check ((requests_from is null) = (requests_to is null)),
    check (requests_to >= requests_from)
);

create index nights_by_close on service_night (service_id, closes_at);

-- One person's room tonight.
create table place (
    id         bigint generated always as identity primary key,
    night_id   bigint not null references service_night on delete cascade,
    arrive_at  timestamptz not null
);

create index places_of_a_night on place (night_id, arrive_at, id);
