-- The house on the night: who came, how they left, what was written down for them, who of the team is there, which nights
-- stay shut, and whom an early close still has to reach.

alter table service
    add column family_rooms int not null default 1 check (family_rooms >= 0);   -- families with children a night

alter table contact_point
    add column back_at     timestamptz,           -- heard from again after ninety days of silence: it may be somebody else (H-23)
    add column relinked_at timestamptz;           -- a person of ours made sure, by two facts, that it is still theirs

-- Whether it may have passed to somebody else: ninety days of silence, now or before they came back, and nobody made sure since.
create function is_cold(last_heard_at timestamptz, back_at timestamptz, relinked_at timestamptz, now timestamptz) returns boolean
    language sql stable return greatest(last_heard_at, relinked_at) <= now - interval '90 days'
        or coalesce(back_at > coalesce(relinked_at, '-infinity'), false);

create index numbers_of_a_person on contact_point (person_id, last_heard_at desc);

alter table visit_request
    add column children_under_5 int not null default 0 check (children_under_5 >= 0),   -- as said when it was asked for
    add column children_5_to_11 int not null default 0 check (children_5_to_11 >= 0),
    add column children_12_to_17 int not null default 0 check (children_12_to_17 >= 0),
    add column needs_lead    boolean not null default false,   -- they may be under 18: their YES alone is never enough (H-34)
    add column booked_by     uuid references account,          -- null: they asked themselves
    add column ahead_at      timestamptz,         -- a lead put them before the others who wait; the rank stays as it was
    add column ahead_because bytea,               -- sealed; the lead's reason
    add constraint ahead_with_a_reason check (ahead_because is null or ahead_at is not null);

-- One row a visit: somebody was in the house. Earlier records are taken in as rows without a request.
create table visit (
    id                bigint generated always as identity primary key,
    request_id        bigint unique references visit_request,   -- null: taken in from earlier records
    service_id        int not null references service,
    night             date not null,
    person_id         uuid not null references person,
    arrived_at        timestamptz not null,
    arrived_by        uuid references account,    -- who let them in; null: a token of the API, or earlier records
    children_under_5  int not null default 0 check (children_under_5 >= 0),     -- who came with them; counts and ages, never names
    children_5_to_11  int not null default 0 check (children_5_to_11 >= 0),
    children_12_to_17 int not null default 0 check (children_12_to_17 >= 0),
    family_room       boolean not null default false,
    left_at           timestamptz,                -- null: they are in the building
    left_by           uuid references account,
    left_how          text check (left_how in ('taxi', 'own', 'lift', 'other')),
    feeling_before    int check (feeling_before between 0 and 10),      -- 0 calm, 10 worst; only what they said
    feeling_after     int check (feeling_after between 0 and 10),
    check (left_at >= arrived_at),
    -- Nobody is signed out without how they get home (H-19).
    constraint nobody_leaves_without_a_way check (request_id is null or (left_at is null) = (left_how is null)),
    check (left_how is null or left_at is not null)
);

create index visits_of_a_person on visit (person_id, night);
create index visits_of_a_night on visit (service_id, night);
create index visits_in_the_house on visit (service_id) where left_at is null;

-- What they spoke about, from what they said themselves.
create table visit_issue (
    visit_id  bigint not null references visit,
    code      text not null check (code in (
        'suicide', 'self_injury', 'abuse_past', 'abuse_present', 'anxiety', 'depression', 'voices_or_unusual_experiences', 'trauma',
        'loneliness_isolation', 'bereavement', 'relationship', 'family', 'housing_homelessness', 'money_benefits', 'work_loss',
        'substance_use', 'eating', 'physical_health', 'racism_discrimination', 'carer_strain', 'other', 'not_said')),
    primary key (visit_id, code)
);

-- Whoever is in the house as this is applied, or has been.
insert into visit (request_id, service_id, night, person_id, arrived_at)
select request.id, night.service_id, night.night, request.person_id, request.arrived_at
from visit_request request
join service_night night on night.id = request.night_id
where request.state = 'arrived' and request.arrived_at is not null;

-- The person may read it. A later one is added, and none is written over.
create table visit_note (
    id          bigint generated always as identity primary key,
    request_id  bigint not null references visit_request,
    account_id  uuid references account,          -- who wrote it; null: a token of the API
    told_us     bytea,                            -- sealed
    we_did      bytea,                            -- sealed
    would_like  bytea,                            -- sealed
    written_at  timestamptz not null,
    check (told_us is not null or we_did is not null or would_like is not null)
);

create index notes_of_a_request on visit_note (request_id, id);

-- Who of the team is in the house. They count in the roll.
create table on_shift (
    id          bigint generated always as identity primary key,
    night_id    bigint not null references service_night on delete cascade,
    account_id  uuid not null references account,
    on_from     timestamptz not null,
    on_until    timestamptz,                      -- null: they are there
    check (on_until >= on_from)
);

create unique index one_shift_at_a_time on on_shift (night_id, account_id) where on_until is null;

-- A night that a named person keeps shut. The rules do not put it back; taking the closure back does.
create table closure (
    id          bigint generated always as identity primary key,
    service_id  int not null references service,
    night       date not null,
    closed_by   uuid not null references account,
    because     bytea not null,                   -- sealed
    closed_at   timestamptz not null,
    undone_by   uuid references account,
    undone_at   timestamptz,
    check ((undone_by is null) = (undone_at is null))
);

create unique index one_closure_of_a_night on closure (service_id, night) where undone_at is null;

-- A night that closed before its time, and whether everybody concerned is known to know (H-48).
create table early_close (
    night_id     bigint primary key references service_night,
    closed_at    timestamptz not null,
    closed_by    uuid references account,         -- null: a token of the API
    finished_at  timestamptz,                     -- two named people have confirmed every contact
    finished_by  uuid references account,
    check ((finished_by is null) = (finished_at is null))
);

create table closing_contact (
    id            bigint generated always as identity primary key,
    night_id      bigint not null references early_close,
    request_id    bigint not null unique references visit_request,
    person_id     uuid not null references person,
    had_a_place   boolean not null,               -- false: they waited for one
    made_at       timestamptz not null,
    reached_by    uuid references account,        -- who reached them
    reached_at    timestamptz,
    reached_how   text check (reached_how in ('spoke', 'replied', 'at_the_door', 'other')),
    confirmed_by  uuid references account,        -- who made sure of it: somebody else
    confirmed_at  timestamptz,
    check ((reached_by is null) = (reached_at is null) and (reached_by is null) = (reached_how is null)),
    check ((confirmed_by is null) = (confirmed_at is null)),
    constraint two_people check (confirmed_by is null or (reached_by is not null and confirmed_by <> reached_by))
);

create index contacts_of_a_close on closing_contact (night_id, id);
