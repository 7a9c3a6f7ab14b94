-- Tonight's list: offers of places that became free, and what is still to be said to whom.

create table offer (
    id          bigint generated always as identity primary key,
    request_id  bigint not null references visit_request,
    place_id    bigint not null references place,
    made_at     timestamptz not null,
    sent_at     timestamptz,                      -- its minutes count from here unless it is known to have arrived
    expires_at  timestamptz not null,
    ended       text check (ended in ('accepted', 'declined', 'lapsed', 'withdrawn')),
    ended_at    timestamptz,
    check ((ended is null) = (ended_at is null))
);

-- A place is offered to one person at a time, and a person has one offer at a time.
create unique index one_open_offer_per_place   on offer (place_id)   where ended is null;
create unique index one_open_offer_per_request on offer (request_id) where ended is null;
create index offers_of_a_request on offer (request_id, id);

alter table service_night
    add column final_answer_at timestamptz;       -- when whoever still waits is told; set with the night's first request

alter table visit_request
    add column reminded_at timestamptz,           -- an hour before their time
    add column missed_at   timestamptz;           -- half an hour after it, when they were asked whether they still come
