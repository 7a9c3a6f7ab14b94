-- Supporters, who ring; and callbacks: a promise with a time to somebody who asked to be rung.

alter table service
    add column attempt_gap_minutes int not null default 15 check (attempt_gap_minutes > 0),   -- from one try to the next
    add column max_attempts        int not null default 2 check (max_attempts > 0);

-- Somebody who rings people. Their own number is rung by us and shown to nobody (H-14).
create table supporter (
    id            bigint generated always as identity primary key,
    account_id    uuid unique references account, -- null: known to the API alone
    name          text not null,                  -- as colleagues know them
    phone         bytea not null,                 -- sealed; E.164
    phone_lookup  bytea not null,                 -- keyed hash
    made_at       timestamptz not null,
    ended_at      timestamptz
);

create unique index one_supporter_a_phone on supporter (phone_lookup) where ended_at is null;

create table supporter_service (
    supporter_id  bigint not null references supporter,
    service_id    int not null references service,
    primary key (supporter_id, service_id)
);

-- One row a stretch of work: who was here, from when until when.
create table sign_on (
    id             bigint generated always as identity primary key,
    supporter_id   bigint not null references supporter,
    signed_on_at   timestamptz not null,
    signed_off_at  timestamptz check (signed_off_at >= signed_on_at)
);

create unique index signed_on_once on sign_on (supporter_id) where signed_off_at is null;
create index sign_ons_of_a_supporter on sign_on (supporter_id, signed_on_at);

create table callback (
    id                bigint generated always as identity primary key,
    service_id        int not null references service,
    person_id         uuid not null references person,
    contact_point_id  bigint references contact_point on delete set null,   -- the phone that is rung
    state             text not null check (state in ('requested', 'due', 'ringing_supporter', 'ringing_person', 'talking', 'not_reached',
                                                     'done', 'finished_missed', 'no_capacity', 'cancelled')),
    asked_at          timestamptz not null,
    in_hand_at        timestamptz,                -- when they had this phone in their hand; null if somebody else asked, or on another
    asked_by          text not null check (asked_by in ('text', 'voice', 'worker')),
    asked_account     uuid references account,    -- who asked for them, if somebody who works here did
    needs_agreement   boolean not null default false,   -- the number was keyed in on another phone: a person agrees first (H-39)
    priority          int not null default 1,     -- the lower first
    virtual_start     timestamptz not null,       -- among equals the earlier first
    due_at            timestamptz not null,       -- not rung before this
    promised_by       timestamptz not null,       -- what was said to them
    night             date not null,              -- of the night in which it is due
    ends_at           timestamptz not null,       -- the close of that night: what is not kept by then is withdrawn in so many words
    attempts          int not null default 0,     -- how often their phone was rung
    claimed_by        bigint references supporter,     -- who rings them now, or rang them last
    asked_for         bigint references supporter,     -- whom they asked for
    late_told_at      timestamptz,                -- they were told once that it takes longer
    warned_at         timestamptz,                -- the team was told that it may break
    next_at           timestamptz,                -- when the alarm clock has to look at it; null while it is in somebody's hands
    ended_at          timestamptz,
    check ((ended_at is null) = (state in ('requested', 'due', 'ringing_supporter', 'ringing_person', 'talking', 'not_reached'))),
    check (promised_by >= due_at)
);

-- Whoever asks twice is promised one call.
create unique index one_open_callback on callback (service_id, person_id) where ended_at is null;
create index callbacks_to_keep on callback (priority, virtual_start, id) where state = 'due';
create index callbacks_to_look_at on callback (next_at) where next_at is not null;
create index callbacks_of_a_person on callback (person_id, asked_at);
create index callbacks_of_a_service on callback (service_id, asked_at);

-- One row a try: a supporter took it, and then their phone rings, and then the person's.
create table callback_attempt (
    id            bigint generated always as identity primary key,
    callback_id   bigint not null references callback,
    supporter_id  bigint not null references supporter,
    began_at      timestamptz not null,
    accepted_at   timestamptz,                    -- they pressed 1; now the person is rung
    answered_at   timestamptz,                    -- somebody, or a machine, picked up there
    look_at       timestamptz,                    -- if nothing is heard of the call until then, the provider is asked
    sid           text,                           -- the provider's id of the supporter's call
    ended_at      timestamptz,
    outcome       text check (outcome in ('supporter_not_reached', 'no_answer', 'busy', 'failed', 'spoke', 'not_told', 'machine',
                                          'someone_else', 'withdrawn')),
    check ((ended_at is null) = (outcome is null)),
    check (answered_at is null or accepted_at is not null)
);

-- Nobody is rung by two at once, and nobody rings two at once, whatever the code believes.
create unique index one_attempt_at_a_time on callback_attempt (callback_id) where ended_at is null;
create unique index one_person_at_a_time on callback_attempt (supporter_id) where ended_at is null;
create index attempts_of_a_callback on callback_attempt (callback_id, id);
create index attempts_to_look_at on callback_attempt (look_at) where ended_at is null;

-- A supporter's phone is rung like that of somebody on call; one purpose and subject ring it once.
alter table ring add column supporter_id bigint references supporter;
alter table ring drop constraint ring_check;
alter table ring add constraint whose_phone check (num_nonnulls(account_id, contact_point_id, supporter_id) <= 1);
create unique index one_ring_a_supporter on ring (purpose, subject, supporter_id) where ended_at is null;

alter table thread_note drop constraint thread_note_kind_check;
alter table thread_note add constraint thread_note_kind_check check (kind in (
    'undelivered', 'opted_out', 'unanswered', 'half_finished', 'contact_change', 'access', 'closed_early', 'asks_for_taxi',
    'asks_for_call', 'asks_for_person', 'rang_in_silence', 'rang_off', 'ring_with_offer', 'ring_with_no', 'offer_waits',
    'nobody_on_call', 'call_waits', 'call_not_kept', 'someone_else_answered', 'short_call', 'other_number'));

create trigger screens_of_callbacks after insert or update on callback for each row execute function tell_screens_of_service();

-- As in 0021, and with what was promised to either of them.
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

    update thread          set person_id = kept where person_id = gone;
    update contact_point   set person_id = kept where person_id = gone;
    update incoming_text   set person_id = kept where person_id = gone;
    update call            set person_id = kept where person_id = gone;
    update code_word       set person_id = kept where person_id = gone;
    update visit_request   set person_id = kept where person_id = gone;
    update visit           set person_id = kept where person_id = gone;
    update closing_contact set person_id = kept where person_id = gone;
    update callback        set person_id = kept where person_id = gone;

    update person set joined_to = kept, joined_at = at where id = gone;
end $$;
