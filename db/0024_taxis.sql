-- Taxis, there and home: who is driven where, which firm was asked, what it said, what it cost.

-- A service may have a second firm, which is asked when the first does not answer or cannot come.
alter table taxi_firm
    add column rank          int not null default 1 check (rank in (1, 2)),
    add column lead_minutes  int check (lead_minutes > 0),        -- how long before the car is needed the firm is asked
    add column drive_minutes int check (drive_minutes > 0),       -- from anywhere in the area to the house
    add column drives        text,                  -- where it takes longer or less: LS16=40,LS29=55
    add column url           text,                  -- of the firm's own interface
    add column secret        bytea,                 -- sealed; signs what we send there
    add column usual_cost    numeric(8, 2) check (usual_cost >= 0),   -- pounds; what a job costs as a rule; the cap counts by it until the statement comes
    add column night_cap     numeric(8, 2) check (night_cap >= 0);    -- pounds, for one night; beyond it a manager decides
alter table taxi_firm drop constraint taxi_firm_pkey;
alter table taxi_firm add column id bigint generated always as identity primary key;
alter table taxi_firm add unique (service_id, rank);
alter table taxi_firm drop constraint taxi_firm_channel_check;
-- manual: a person of the team rings the firm; page: the firm answers on a page of ours; api: its own interface
alter table taxi_firm add constraint taxi_firm_channel_check check (channel in ('sms', 'manual', 'email', 'page', 'api'));

create table taxi_journey (
    id             bigint generated always as identity primary key,
    service_id     int not null references service,
    night_id       bigint not null references service_night,
    request_id     bigint not null references visit_request,
    person_id      uuid not null references person,
    direction      text not null check (direction in ('out', 'home')),
    state          text not null check (state in ('draft', 'sent_to_firm', 'accepted', 'driver_assigned', 'arrived', 'on_board', 'completed',
                                                  'failed', 'manual', 'cancelled')),
    reference      text not null unique,           -- K7F2: what the firm and we call it
    word           text not null,                  -- what the driver says, in place of anybody's name
    address        bytea,                          -- sealed; the end of it that is not the house. Gone by the end of the next day
    read_back      bytea,                          -- sealed; what they sent and have not said YES to
    arrive_at      timestamptz,                    -- there: when they are expected
    pickup_at      timestamptz not null,
    eta            timestamptz,                    -- when the car is expected, as the firm says
    needs          text check (needs in ('yes', 'place', 'area', 'permission', 'cap')),   -- what is missing before a firm is asked: their YES, or a person's
    passengers     int not null default 1 check (passengers between 1 and 8),
    child_seats    int not null default 0 check (child_seats between 0 and 4),
    step_free      boolean not null default false,
    car            text,
    registration   text,
    told_in        text[] not null default '{}',   -- the texts in which they said where; their words go with the address
    told           text,                           -- the plate that the passenger was last told
    cost_pence     int check (cost_pence >= 0),
    asked_by       uuid references account,        -- who of the team ordered it; null: they did so themselves
    made_at        timestamptz not null,
    accepted_at    timestamptz,
    arrived_at     timestamptz,
    overdue_at     timestamptz,                    -- when somebody was rung because no car had come
    asked_where_at timestamptz,
    pressed_at     timestamptz,                    -- when a person was told a second time that it waits for them
    ended_at       timestamptz,
    next_at        timestamptz,                    -- when the alarm clock has to look at it
    check ((ended_at is null) = (state not in ('completed', 'failed', 'cancelled'))),
    check (next_at is null or ended_at is null)
);

-- One journey at a time for each way: whatever is changed, no two cars come.
create unique index one_live_journey on taxi_journey (request_id, direction) where ended_at is null;
create index journeys_of_a_night on taxi_journey (night_id);
create index journeys_of_a_person on taxi_journey (person_id);
create index journeys_to_look_at on taxi_journey (next_at) where next_at is not null;
create index journeys_with_an_address on taxi_journey (made_at) where address is not null or read_back is not null;

-- One firm, asked for one journey.
create table taxi_job (
    id              bigint generated always as identity primary key,
    journey_id      bigint not null references taxi_journey,
    rank            int not null check (rank in (1, 2)),
    channel         text not null,
    state           text not null check (state in ('asked', 'accepted', 'refused', 'withdrawn')),
    asked_at        timestamptz not null,
    answer_by       timestamptz not null,
    reminded_at     timestamptz,
    answered_at     timestamptz,
    ended_at        timestamptz,
    check (ended_at is not null or state in ('asked', 'accepted'))
);

create unique index one_live_job on taxi_job (journey_id) where ended_at is null;
create index jobs_of_a_journey on taxi_job (journey_id);

-- What a firm is to be told, written with the decision that made it; whoever tells it holds it for a few seconds.
create table taxi_errand (
    id         bigint generated always as identity primary key,
    job_id     bigint not null references taxi_job,
    kind       text not null check (kind in ('book', 'remind', 'cancel', 'where', 'look')),
    due_at     timestamptz not null,
    attempt    int not null default 0,
    made_at    timestamptz not null,
    ended_at   timestamptz,
    outcome    text check (outcome in ('told', 'refused', 'given_up'))
);

create index errands_due on taxi_errand (due_at) where ended_at is null;
create index errands_of_a_job on taxi_errand (job_id);

-- What a firm texted us, whatever we made of it.
create table firm_text (
    id           text primary key,                 -- the provider's
    service_id   int not null references service,
    journey_id   bigint references taxi_journey,
    received_at  timestamptz not null,
    words        bytea,                            -- sealed; gone with the address
    understood   boolean not null,
    seen_by      uuid references account,          -- who of the team has read what software could not
    seen_at      timestamptz
);

create index firm_texts_to_read on firm_text (service_id) where not understood and seen_at is null;

-- A try of a firm's channel, with no car behind it.
create table firm_try (
    id           bigint generated always as identity primary key,
    service_id   int not null references service,
    rank         int not null,
    reference    text not null unique,
    made_by      uuid references account,
    made_at      timestamptz not null,
    answered_at  timestamptz
);

-- The firm's account: what each job cost. A file counts once.
create table taxi_statement (
    id           bigint generated always as identity primary key,
    service_id   int not null references service,
    file_hash    bytea not null,
    jobs         int not null,
    pence        int not null,
    imported_by  uuid references account,
    imported_at  timestamptz not null,
    unique (service_id, file_hash)
);

-- A text may go to a firm, at the number that a manager set.
alter table message add column firm_number text;
alter table message drop constraint to_one;
alter table message add constraint to_one check (num_nonnulls(contact_point_id, supporter_id, firm_number) <= 1);
create index texts_to_firms on message (due_at) where firm_number is not null and state in ('queued', 'sending', 'unknown');
create index texts_about on message (purpose, subject) where purpose is not null;

-- How somebody in the house gets home, as far as it is known before they go (H-19).
alter table visit add column way_home text check (way_home in ('own', 'lift', 'other'));

-- On which nights the team was told, an hour before the close, who has no way home yet.
create table home_watch (
    night_id    bigint primary key references service_night on delete cascade,
    alerted_at  timestamptz not null
);

alter table thread_note drop constraint thread_note_kind_check;
alter table thread_note add constraint thread_note_kind_check check (kind in (
    'undelivered', 'opted_out', 'unanswered', 'half_finished', 'contact_change', 'access', 'closed_early',
    'asks_for_taxi', 'asks_for_call', 'asks_for_person', 'rang_in_silence', 'rang_off', 'ring_with_offer',
    'ring_with_no', 'offer_waits', 'nobody_on_call', 'call_waits', 'call_not_kept', 'someone_else_answered',
    'short_call', 'other_number', 'taxi_place', 'taxi_by_phone', 'taxi_overdue', 'taxi_tell', 'no_taxi',
    'no_way_home'));

create trigger screens_of_journeys after insert or update on taxi_journey for each row execute function tell_screens_of_service();

-- As in 0023, and with their taxis.
create or replace function join_people(gone uuid, kept uuid, at timestamptz) returns void language plpgsql as $$
begin
    -- What is open with both goes on as one thread; the other is closed, and its texts stay with it.
    update thread set closed_at = at
    where person_id = gone and closed_at is null and exists (
        select from thread other where other.person_id = kept and other.service_id = thread.service_id and other.closed_at is null);
    update thread set urgent = true, urgent_at = coalesce(urgent_at, at)
    where person_id = kept and closed_at is null and exists (
        select from thread other where other.person_id = gone and other.service_id = thread.service_id and other.closed_at = at and other.urgent);
    delete from code_word where person_id = gone and exists (
        select from code_word other where other.person_id = kept and other.night_id = code_word.night_id);

    -- Each of the two was promised a call: one is enough. The one that is in somebody's hands, or else the other's, goes on.
    update callback set state = 'cancelled', ended_at = at, next_at = null
    where person_id = gone and ended_at is null and state in ('requested', 'due', 'not_reached') and exists (
        select from callback other where other.person_id = kept and other.service_id = callback.service_id and other.ended_at is null);
    update callback set state = 'cancelled', ended_at = at, next_at = null
    where person_id = kept and ended_at is null and exists (
        select from callback other where other.person_id = gone and other.service_id = callback.service_id and other.ended_at is null);

    insert into not_matched (supporter_id, person_id, since)
    select supporter_id, kept, since from not_matched where person_id = gone on conflict do nothing;
    delete from not_matched where person_id = gone;

    update thread          set person_id = kept where person_id = gone;
    update contact_point   set person_id = kept where person_id = gone;
    update incoming_text   set person_id = kept where person_id = gone;
    update call            set person_id = kept where person_id = gone;
    update code_word       set person_id = kept where person_id = gone;
    update visit_request   set person_id = kept where person_id = gone;
    update visit           set person_id = kept where person_id = gone;
    update closing_contact set person_id = kept where person_id = gone;
    update callback        set person_id = kept where person_id = gone;
    update follow_up       set person_id = kept where person_id = gone;
    update taxi_journey    set person_id = kept where person_id = gone;
    update community_meeting set person_id = kept where person_id = gone;

    update person set joined_to = kept, joined_at = at where id = gone;
end $$;
