-- What a person must see that nobody texted: a text of ours that did not arrive, somebody who opted out with a place.

create table thread_note (
    id         bigint generated always as identity primary key,
    thread_id  bigint not null references thread,
    kind       text not null check (kind in ('undelivered', 'opted_out', 'unanswered')),
    message_id bigint references message,
    noted_at   timestamptz not null
);

-- Words that make a person look at once. Never used to refuse, to delay or to score. Taken away is a date, not a deletion.
create table danger_phrase (
    id          int generated always as identity primary key,
    language    text not null,
    phrase      text not null,
    reviewed    boolean not null,                 -- by somebody whose language it is
    added_at    timestamptz not null,
    removed_at  timestamptz
);

create unique index one_phrase_of_each on danger_phrase (language, phrase) where removed_at is null;

create index notes_of_a_thread on thread_note (thread_id, noted_at);

alter table thread
    add column urgent_at  timestamptz,            -- since when a person must look now; its clock for escalation
    add column escalations int not null default 0, -- how often it was called out that nobody has taken it
    add column owner      text,                   -- who looks after it; the name of a token's holder until there are accounts
    add column owned_at   timestamptz,
    add column replied_at timestamptz,            -- when one of us last wrote; automatic acknowledgements pause meanwhile
    add column acknowledged_at timestamptz,       -- when they were last told, automatically, that a person will read
    add column acknowledgements int not null default 0;  -- how often since then: a flood of texts is not answered by a flood

-- Urgent first, then the oldest.
create index open_threads on thread (urgent desc, opened_at) where closed_at is null;
