-- Who works here, how they sign in, and what they looked at and changed.

create table account (
    id                 uuid primary key,
    name               text not null,             -- as colleagues know them; never shown to anyone outside
    email              bytea not null,            -- sealed
    email_lookup       bytea not null unique,     -- keyed hash of the address in capitals
    phone              bytea,                     -- sealed; E.164; rung when they are on call, never shown
    is_admin           boolean not null default false,   -- looks after accounts; sees nothing about people who come
    password_hash      text,                      -- null: signs in by passkey alone
    security_stamp     text not null,
    authenticator_key  bytea,                     -- sealed
    uses_authenticator boolean not null default false,   -- the app has shown that it knows the key
    last_code          text,                      -- the code that was accepted last: none is accepted twice
    recovery_codes     text not null default '',  -- hashes, one a line; each is gone once used
    failed_count       int not null default 0,
    locked_until       timestamptz,
    version            int not null default 0,
    made_at            timestamptz not null,
    ended_at           timestamptz                -- they no longer work here; the row stays, for the audit
);

-- What somebody may do in a service. Nobody is anything in a service without a row here.
create table membership (
    account_id     uuid not null references account,
    service_id     int not null references service,
    role           text not null check (role in ('Supporter', 'HouseWorker', 'ShiftLead', 'Manager', 'Viewer')),
    since          timestamptz not null,
    on_call_until  timestamptz,                   -- rung about what nobody has taken, until then
    primary key (account_id, service_id)
);

create table passkey (
    credential_id      bytea primary key,
    account_id         uuid not null references account on delete cascade,
    public_key         bytea not null,
    name               text not null,             -- which of their devices
    sign_count         bigint not null,
    transports         text[],
    is_user_verified   boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up       boolean not null,
    attestation        bytea not null,
    client_data        bytea not null,
    made_at            timestamptz not null
);

create index passkeys_of_an_account on passkey (account_id);

-- One browser in which somebody is signed in. The cookie names the row; what the row says counts, on every node at once.
create table device (
    id            uuid primary key,
    account_id    uuid not null references account,
    browser       text not null,                  -- "Firefox on Android", to know it again
    signed_in_at  timestamptz not null,
    seen_at       timestamptz not null,           -- when a person last did something there
    ended_at      timestamptz
);

create index devices_of_an_account on device (account_id) where ended_at is null;

-- A one-time link, for somebody new, or for a new way in for somebody who lost theirs.
create table invitation (
    id          bigint generated always as identity primary key,
    lookup      bytea not null unique,            -- keyed hash of what stands in the link
    email       bytea,                            -- sealed
    role        text not null check (role in ('Supporter', 'HouseWorker', 'ShiftLead', 'Manager', 'Viewer', 'Admin')),
    service_id  int references service,           -- null: every service there is when it is used
    account_id  uuid references account,          -- a new way in for this one; null: somebody new
    made_by     uuid references account,          -- null: the program itself, or its command line
    made_at     timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

-- What cookies are sealed with, so that any node reads any cookie.
create table cookie_key (
    id       bigint generated always as identity primary key,
    name     text not null unique,
    xml      bytea not null,                      -- sealed
    made_at  timestamptz not null
);

-- Every view of a person's record and every change by somebody who works here. Each line carries a keyed hash of itself
-- and of the line before it: one that was changed, taken out or put in later breaks the chain, and without the key,
-- which is not in the database, nobody can mend it.
create table audit_entry (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    account_id   uuid references account,         -- null: a token of the API, the command line, the program
    actor        text not null,                   -- the account's id, or 'api worker', 'command line', 'program'
    action       text not null,                   -- saw-person, confirmed ...
    service_id   int,
    person_id    uuid references person,          -- whom it is about; null: nobody
    subject      text,                            -- which row: request 12
    reason       bytea,                           -- sealed; taken away if the person asks to be forgotten
    reason_mark  bytea,                           -- keyed hash of the reason, which stays
    mark         bytea not null unique            -- keyed hash of all this and of the line before
);

create index audit_of_a_person on audit_entry (person_id, id) where person_id is not null;
create index audit_of_an_account on audit_entry (account_id, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    -- A reason may be sealed with a newer key, or taken away. Nothing else ever changes.
    if tg_op = 'UPDATE' and (to_jsonb(old) - 'reason') = (to_jsonb(new) - 'reason') then
        return new;
    end if;
    raise exception 'The audit is append-only.';
end $$;

create trigger append_only before update or delete on audit_entry for each row execute function audit_is_append_only();
create trigger append_only_whole before truncate on audit_entry for each statement execute function audit_is_append_only();
