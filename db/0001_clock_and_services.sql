-- The clock that all nodes share, the services, and the hours they keep.

-- One row, written by the first start. start_at null: the database lives on the real clock.
create table program_clock (
    one       boolean primary key default true check (one),
    start_at  timestamptz,                        -- where the application's clock began (Clock:StartAt)
    real_at   timestamptz not null                -- the real instant at which it began there
);

create table service (
    id             int generated always as identity primary key,
    key            text not null unique,          -- dial-house
    name           text not null,                 -- Dial House
    kind           text not null check (kind in ('house', 'helpline', 'peerline')),
    time_zone      text not null,                 -- Europe/London
    address        text,                          -- what a visitor is told; the name if there is none
    quiet_number   text,                          -- E.164; shown on outbound calls, never published
    auto_confirm   boolean not null,              -- false: a worker says yes or no
    hold_minutes   int not null check (hold_minutes > 0),
    offer_minutes  int not null check (offer_minutes > 0),
    created_at     timestamptz not null
);

-- The numbers people text. A quiet number may be texted back too; those texts are for a person to read.
create table service_number (
    number      text primary key,                 -- E.164
    service_id  int not null references service,
    quiet       boolean not null
);

-- Hours, windows and places have effective dates: a change is a new row, and the old ones are the history.
create table opening_rule (
    id               int generated always as identity primary key,
    service_id       int not null references service,
    days             text not null,               -- Fri,Sat,Sun
    opens            time not null,               -- wall clock of the service's zone
    closes           time not null,               -- not after opens: the next day
    effective_from   date not null,
    effective_until  date,                        -- the first date on which it no longer holds
    check (effective_until > effective_from)
);

create table request_rule (
    id              int generated always as identity primary key,
    service_id      int not null references service,
    opens           time not null,                -- from when a place can be asked for, on the wall
    closes          time not null,
    effective_from  date not null
);

create table arrival_rule (
    id              int generated always as identity primary key,
    service_id      int not null references service,
    at              time not null,
    places          int not null check (places > 0),
    effective_from  date not null
);
