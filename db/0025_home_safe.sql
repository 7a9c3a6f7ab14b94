-- Whether somebody got home, if they agreed to be asked; whose car must not come for them; drivers who ring.

-- One text after they have left, and one ring if they do not answer it. Only with their yes (AF03).
create table home_check (
    id          bigint generated always as identity primary key,
    service_id  int not null references service,
    person_id   uuid not null references person,
    request_id  bigint not null unique references visit_request,
    agreed_at   timestamptz not null,
    text_at     timestamptz not null,
    ring_at     timestamptz not null,             -- when somebody of the team is told to ring, if nothing was heard
    sent_at     timestamptz,
    heard_at    timestamptz,
    told_at     timestamptz,                      -- when the team was told
    next_at     timestamptz                       -- when the alarm clock has to look at it; null once it is over
);

create index home_checks_due on home_check (next_at) where next_at is not null;
create index home_checks_of_a_person on home_check (person_id);

-- A firm that must not come for somebody: whoever drives for it may know them (H-17).
create table firm_avoided (
    person_id   uuid not null references person,
    service_id  int not null references service,
    firm        text not null,                    -- its name, so that another firm in its place is not meant
    noted_by    uuid references account,
    noted_at    timestamptz not null,
    primary key (person_id, service_id, firm)
);

-- A firm or a driver rang one of our numbers about a car.
create table firm_call (
    id          text primary key,                 -- the provider's
    service_id  int not null references service,
    journey_id  bigint references taxi_journey,
    number      bytea,                            -- sealed; gone with the address
    rang_at     timestamptz not null,
    seen_by     uuid references account,
    seen_at     timestamptz
);

create index firm_calls_to_return on firm_call (service_id) where seen_at is null;

-- How the firm's try went, where it is not texted.
alter table firm_try add column outcome text check (outcome in ('told', 'refused', 'given_up'));

alter table thread_note drop constraint thread_note_kind_check;
alter table thread_note add constraint thread_note_kind_check check (kind in (
    'undelivered', 'opted_out', 'unanswered', 'half_finished', 'contact_change', 'access', 'closed_early',
    'asks_for_taxi', 'asks_for_call', 'asks_for_person', 'rang_in_silence', 'rang_off', 'ring_with_offer',
    'ring_with_no', 'offer_waits', 'nobody_on_call', 'call_waits', 'call_not_kept', 'someone_else_answered',
    'short_call', 'other_number', 'taxi_place', 'taxi_by_phone', 'taxi_overdue', 'taxi_tell', 'no_taxi',
    'no_way_home', 'driver_rang', 'home_unheard'));

create trigger screens_of_firm_calls after insert or update on firm_call for each row execute function tell_screens_of_service();

-- As in 0024, and with who must not drive them and who is asked whether they got home.
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

    insert into firm_avoided (person_id, service_id, firm, noted_by, noted_at)
    select kept, service_id, firm, noted_by, noted_at from firm_avoided where person_id = gone on conflict do nothing;
    delete from firm_avoided where person_id = gone;

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
    update home_check      set person_id = kept where person_id = gone;
    update taxi_journey    set person_id = kept where person_id = gone;
    update community_meeting set person_id = kept where person_id = gone;

    update person set joined_to = kept, joined_at = at where id = gone;
end $$;
