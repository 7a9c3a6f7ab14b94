-- What was texted to us, what we answered, and what a person must read.

create table incoming_text (
    id                text primary key,           -- the provider's MessageSid: a second delivery finds the first
    -- No foreign key here, nor in thread: it would lock the service's row for each text. Services are never deleted.
    service_id        int not null,
    contact_point_id  bigint references contact_point,   -- null: the sender withheld their number
    -- Checked at commit: whether a sender without a number is anybody new is known only when the text is.
    person_id         uuid not null references person deferrable initially deferred,
    received_at       timestamptz not null,
    words             bytea not null,             -- sealed
    media             bytea,                      -- sealed; addresses of pictures, one a line
    replies           bytea                       -- sealed; null only inside the transaction that stores the text
) with (fillfactor = 80);                         -- replies are added in place

create index texts_of_a_person on incoming_text (person_id, received_at);

-- A person of ours reads what a person writes. One open thread a person and service.
create table thread (
    id            bigint generated always as identity primary key,
    service_id    int not null,
    person_id     uuid not null references person,
    opened_at     timestamptz not null,
    last_text_at  timestamptz not null,
    urgent        boolean not null,
    closed_at     timestamptz
);

create unique index one_open_thread_per_person_and_service on thread (service_id, person_id) where closed_at is null;

create table thread_text (
    thread_id         bigint not null references thread,
    incoming_text_id  text not null references incoming_text,
    received_at       timestamptz not null,
    primary key (thread_id, incoming_text_id)
);
