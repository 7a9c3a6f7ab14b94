-- Who looks after what is in the inbox, and the phones that are rung about what nobody has taken.

alter table thread
    add column owner_account  uuid references account,   -- whose it is; null while owned by a token of the API, or by nobody
    add column escalate_at    timestamptz,               -- when the next step of the ladder is due; null: no more is
    add column closed_because bytea;                     -- sealed; why nothing more is to be done

-- "escalations" counts steps of the ladder now: leads, managers, leads, managers ... What nobody has taken yet begins anew.
update thread set escalations = 0, escalate_at = urgent_at + interval '5 minutes'
where closed_at is null and urgent and owner is null;

create index ladders_due on thread (escalate_at) where closed_at is null and owner is null and escalate_at is not null;

alter table thread_note drop constraint thread_note_kind_check;
alter table thread_note add constraint thread_note_kind_check check (kind in (
    'undelivered', 'opted_out', 'unanswered', 'half_finished', 'contact_change', 'access', 'closed_early', 'asks_for_taxi',
    'asks_for_call', 'asks_for_person', 'rang_in_silence', 'rang_off', 'ring_with_offer', 'ring_with_no', 'offer_waits',
    'nobody_on_call'));

-- Every phone that we ring, why, and what came of it: a row written with the decision that made it, as a text of ours is.
create table ring (
    id                bigint generated always as identity primary key,
    service_id        int not null,               -- no foreign key, as with texts and calls
    account_id        uuid references account,    -- somebody who works here; their number is read when it is rung
    contact_point_id  bigint references contact_point on delete set null,   -- or a person; nobody is rung by it yet
    our_number        text not null,              -- the number it comes from: the quiet one, if there is one
    purpose           text not null,              -- what it is about (urgent ...)
    subject           bigint not null,            -- the row it is about
    state             text not null check (state in ('queued', 'posting', 'unknown', 'ringing', 'answered', 'taken', 'declined',
                                                     'silent', 'busy', 'no_answer', 'failed', 'unheard', 'called_off', 'late')),
    attempt           int not null default 0,     -- a late worker cannot write over a newer one
    resent            boolean not null default false,  -- after an answer that was lost it is asked for once more, and never again
    due_at            timestamptz not null,       -- when it is to be asked for, or looked up
    expires_at        timestamptz not null,       -- after this it is no use any more, and whoever wanted it goes on
    provider_id       text unique,                -- the provider's CallSid
    error_code        int,                        -- the provider's
    created_at        timestamptz not null,
    ended_at          timestamptz,
    check (account_id is null or contact_point_id is null),
    check ((ended_at is null) = (state in ('queued', 'posting', 'unknown', 'ringing', 'answered')))
);

-- Nobody's phone is rung twice at once about the same thing.
create unique index one_ring_at_a_time on ring (purpose, subject, account_id) where ended_at is null;
create index rings_to_do on ring (due_at) where state in ('queued', 'posting', 'unknown');
create index rings_unheard on ring (expires_at) where ended_at is null;
create index rings_about on ring (purpose, subject, id);

-- Each thing we said and the keys that it answered, so that a step that is asked for twice is answered twice alike.
create table ring_step (
    id       bigint generated always as identity primary key,
    ring_id  bigint not null references ring on delete cascade,
    sid      text not null,                       -- the provider's CallSid: after a lost answer there can be two calls
    turn     int not null,
    answer   bytea not null,                      -- sealed; the document that the provider was given
    at       timestamptz not null,
    unique (ring_id, sid, turn)
);
