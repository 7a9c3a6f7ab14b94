-- Who rang us, which keys they pressed, and what they heard. What anybody says is never recorded.

create table call (
    id                bigint generated always as identity primary key,
    sid               text not null unique,       -- the provider's CallSid: a second delivery finds the first
    -- No foreign key, as with texts: it would lock the service's row for each call. Services are never deleted.
    service_id        int not null,
    our_number        text not null,              -- the one that they rang
    contact_point_id  bigint references contact_point on delete set null,   -- null: the caller withheld their number
    person_id         uuid not null references person deferrable initially deferred,
    began_at          timestamptz not null,
    ended_at          timestamptz,                -- if the provider told us
    turn              int not null,               -- how often we have spoken; the next keys answer this one
    menu              text,                       -- what the next keys are about; null once we have said goodbye
    detail            text,                       -- what keys 1, 2 and 3 stand for
    misses            int not null,               -- silences and wrong keys at this menu
    told_at           timestamptz                 -- when a person of ours was told of this call
);

create index calls_of_a_person on call (person_id, began_at);
create index calls_broken_off on call (ended_at) where menu in ('open_house', 'open_line', 'code_word', 'place', 'full') and told_at is null;

-- Each thing we said and the keys that it answered, so that a step that is asked for twice is answered twice alike.
create table call_step (
    id       bigint generated always as identity primary key,
    call_id  bigint not null references call on delete cascade,
    turn     int not null,
    keys     bytea,                               -- sealed; null for the first
    answer   bytea not null,                      -- sealed; the document that the provider was given
    at       timestamptz not null,
    unique (call_id, turn)
);

-- Someone who withholds their number has nothing else by which their place is found when they ring again tonight.
create table code_word (
    id         bigint generated always as identity primary key,
    night_id   bigint not null references service_night,
    person_id  uuid not null references person,
    lookup     bytea not null,                    -- keyed hash of its keys on the phone
    words      bytea not null,                    -- sealed
    made_at    timestamptz not null,
    unique (night_id, person_id),
    unique (night_id, lookup)
);

alter table service add column promise_minutes int not null default 15;    -- how soon a person who asks is rung

alter table contact_choice add column call_id bigint;   -- chosen by keypad in this call, and not by text

alter table thread_note drop constraint thread_note_kind_check;
alter table thread_note add constraint thread_note_kind_check check (kind in (
    'undelivered', 'opted_out', 'unanswered', 'half_finished', 'contact_change', 'access', 'closed_early', 'asks_for_taxi',
    'asks_for_call', 'asks_for_person', 'rang_in_silence', 'rang_off', 'ring_with_offer', 'ring_with_no', 'offer_waits'));
