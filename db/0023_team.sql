-- The team: what it is texted and texts back, shifts and who covers them, hours and rest, what follows a call, and meetings in
-- the community.

alter table service
    add column minimum_cover     int not null default 0 check (minimum_cover >= 0),    -- how many must be signed on while it is open; 0: nobody watches it
    add column most_day_minutes  int check (most_day_minutes > 0),     -- of being signed on in any 24 hours (H-37); null: no limit
    add column most_week_minutes int check (most_week_minutes > 0),    -- and in any seven days
    add column rest_minutes      int not null default 5 check (rest_minutes >= 0);     -- after a call nobody is asked to ring the next for so long

update service set minimum_cover = 1, most_day_minutes = 240, most_week_minutes = 960 where kind <> 'house';

alter table supporter
    add column languages  text,                   -- beside English, as they chose: Polish, Urdu
    add column topics     bytea,                  -- sealed; what they have been through themselves and would speak about, as they chose
    add column covers     boolean not null default false,   -- they would like to be texted when somebody is needed
    add column checked_at timestamptz;            -- when a call of ours to try their phone was last taken

alter table sign_on
    add column rests_until timestamptz,           -- until then nobody asks them for more: after a call, or they said so
    add column let_by      uuid references account;    -- the lead who let them sign on beyond the limits

-- They would rather not be brought together. Either of them may have said so; nobody is asked why.
create table not_matched (
    supporter_id  bigint not null references supporter,
    person_id     uuid not null references person,
    since         timestamptz not null,
    primary key (supporter_id, person_id)
);

alter table thread add column danger_at timestamptz;   -- when they last wrote words that make somebody look at once

-- What a supporter texted us as one of the team: the provider's id and the word, so that a second delivery does nothing.
create table team_text (
    id            text primary key,
    supporter_id  bigint not null references supporter,
    word          text not null,
    received_at   timestamptz not null
);

-- What we asked a supporter by text. The newest that a word can answer is answered by it.
create table team_question (
    id            bigint generated always as identity primary key,
    supporter_id  bigint not null references supporter,
    service_id    int not null references service,
    kind          text not null check (kind in ('shift', 'cover', 'gap', 'check_in')),
    subject       bigint not null,                -- the row it is about
    asked_at      timestamptz not null,
    ended_at      timestamptz
);

create unique index asked_once on team_question (supporter_id, kind, subject) where ended_at is null;

-- A text goes to a person's number, or to somebody of the team at the number that they have then; and it answers a person's
-- text, or one of the team's.
alter table message
    add column supporter_id bigint references supporter,
    add column wanted boolean not null default false;   -- they said yes to this very text: that theirs is long ago does not hold it back
alter table message drop constraint message_reply_to_fkey;
alter table message add constraint to_one check (contact_point_id is null or supporter_id is null);
create index texts_to_the_team on message (due_at) where supporter_id is not null and state in ('queued', 'sending', 'unknown');

-- A stretch of an evening, and how many it wants. Instants: an hour that comes twice counts twice.
create table shift (
    id            bigint generated always as identity primary key,
    service_id    int not null references service,
    night         date not null,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null,
    least         int not null check (least > 0),
    made_by       uuid references account,
    made_at       timestamptz not null,
    cancelled_at  timestamptz,
    check (ends_at > starts_at)
);

create unique index one_shift_of_a_kind on shift (service_id, starts_at, ends_at) where cancelled_at is null;
create index shifts_of_a_night on shift (service_id, night);

create table shift_place (
    id            bigint generated always as identity primary key,
    shift_id      bigint not null references shift,
    supporter_id  bigint not null references supporter,
    taken_at      timestamptz not null,
    put_by        uuid references account,        -- who asked them to; null: they chose it
    confirmed_at  timestamptz,                    -- they said that they will be there
    reminders     int not null default 0,
    next_at       timestamptz,                    -- when they are reminded next
    given_up_at   timestamptz
);

create unique index one_place_each on shift_place (shift_id, supporter_id) where given_up_at is null;
create index shifts_of_a_supporter on shift_place (supporter_id) where given_up_at is null;
create index reminders_due on shift_place (next_at) where next_at is not null;

-- Whether anybody is there tonight, as far as it was looked after (H-13).
create table cover_watch (
    night_id   bigint primary key references service_night on delete cascade,
    warned_at  timestamptz,                       -- those on the rota were texted
    rounds     int not null default 0,            -- how often managers were rung about this gap
    rung_at    timestamptz,
    seen_by    uuid references account,           -- who said that they see to it
    seen_at    timestamptz
);

-- They asked to speak with somebody, or a call was such that somebody must ask them how they are.
create table debrief (
    id            bigint generated always as identity primary key,
    supporter_id  bigint not null references supporter,
    service_id    int not null references service,
    because       text not null check (because in ('asked', 'urgent', 'long')),
    offered_at    timestamptz not null,
    closed_at     timestamptz,
    closed_how    text check (closed_how in ('talked', 'later', 'not_wanted')),
    closed_by     uuid references account,
    check ((closed_at is null) = (closed_how is null))
);

create unique index one_open_debrief on debrief (supporter_id) where closed_at is null;

-- What a call was about, written by whoever rang; the person may read it. A later one is added, and none is written over.
create table call_note (
    id          bigint generated always as identity primary key,
    attempt_id  bigint not null references callback_attempt,
    told_us     bytea,                            -- sealed
    we_did      bytea,                            -- sealed
    would_like  bytea,                            -- sealed
    written_at  timestamptz not null,
    check (told_us is not null or we_did is not null or would_like is not null)
);

create index notes_of_an_attempt on call_note (attempt_id, id);

create table call_issue (
    attempt_id  bigint not null references callback_attempt,
    code        text not null,
    primary key (attempt_id, code)
);

alter table callback_attempt
    add column feeling_before int check (feeling_before between 0 and 10),
    add column feeling_after  int check (feeling_after between 0 and 10);

alter table callback
    add column language text;                     -- one that they asked for, beside English

create index callbacks_asked_for on callback (asked_for) where asked_for is not null and ended_at is null;

-- One text the day after, to somebody who said that they would like it (AF01, AF02).
create table follow_up (
    id          bigint generated always as identity primary key,
    service_id  int not null references service,
    person_id   uuid not null references person,
    asked_at    timestamptz not null,
    answer      text check (answer in ('yes', 'no')),
    due_at      timestamptz,                      -- when the text is due; null once it is sent, or was not wanted
    sent_at     timestamptz,
    check (due_at is null or answer = 'yes')
);

create index follow_ups_due on follow_up (due_at) where due_at is not null;
create index follow_ups_of_a_person on follow_up (person_id, asked_at);

-- Public places at which people meet. Never a home.
create table venue (
    id          int generated always as identity primary key,
    service_id  int not null references service,
    name        text not null,
    address     text not null,
    step_free   boolean not null,
    toilets     boolean not null,
    staffed     boolean not null,
    made_by     uuid references account,
    made_at     timestamptz not null,
    ended_at    timestamptz
);

create table venue_hours (
    venue_id  int not null references venue on delete cascade,
    day       int not null check (day between 1 and 7),   -- ISO: 1 is Monday
    opens     time not null,
    closes    time not null check (closes > opens),
    primary key (venue_id, day, opens)
);

create table community_meeting (
    id            bigint generated always as identity primary key,
    service_id    int not null references service,
    person_id     uuid not null references person,
    venue_id      int not null references venue,
    starts_at     timestamptz not null,
    ends_at       timestamptz not null check (ends_at > starts_at),
    made_by       uuid references account,
    made_at       timestamptz not null,
    cancelled_at  timestamptz,
    red_at        timestamptz                     -- one of ours asked for help
);

create index meetings_of_a_service on community_meeting (service_id, starts_at);
create index meetings_of_a_person on community_meeting (person_id, starts_at);

-- Who of ours goes, and when they say that all is well: on arriving, at the end, once home.
create table meeting_supporter (
    meeting_id    bigint not null references community_meeting,
    supporter_id  bigint not null references supporter,
    primary key (meeting_id, supporter_id)
);

create table check_in (
    id            bigint generated always as identity primary key,
    meeting_id    bigint not null references community_meeting,
    supporter_id  bigint not null references supporter,
    kind          text not null check (kind in ('arrive', 'end', 'home', 'red')),
    due_at        timestamptz not null,
    step          int not null default 0,         -- 1 texted, 2 the lead is rung, 3 managers are rung and the safety plan begins
    next_at       timestamptz,                    -- when the next step is due; null: no more is
    answered_at   timestamptz,
    seen_by       uuid references account,        -- who of the team took it on
    seen_at       timestamptz
);

create unique index one_check_of_a_kind on check_in (meeting_id, supporter_id, kind);
create index checks_due on check_in (next_at) where next_at is not null;

create trigger screens_of_shifts after insert or update on shift for each row execute function tell_screens_of_service();
create trigger screens_of_meetings after insert or update on community_meeting for each row execute function tell_screens_of_service();

-- As in 0022, and with what the team has to do with either of them.
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
    update community_meeting set person_id = kept where person_id = gone;

    update person set joined_to = kept, joined_at = at where id = gone;
end $$;
