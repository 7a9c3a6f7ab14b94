-- What a person must see that nobody texted: a text of ours that did not arrive, somebody who opted out with a place.

create table thread_note (
    id         bigint generated always as identity primary key,
    thread_id  bigint not null references thread,
    kind       text not null check (kind in ('undelivered', 'opted_out', 'unanswered')),
    message_id bigint references message,
    noted_at   timestamptz not null
);

create index notes_of_a_thread on thread_note (thread_id, noted_at);

alter table thread
    add column urgent_at  timestamptz,            -- since when a person must look now; its clock for escalation
    add column owner      text,                   -- who looks after it; the name of a token's holder until there are accounts
    add column owned_at   timestamptz,
    add column replied_at timestamptz;            -- when one of us last wrote; automatic acknowledgements pause meanwhile

-- Urgent first, then the oldest.
create index open_threads on thread (urgent desc, opened_at) where closed_at is null;
