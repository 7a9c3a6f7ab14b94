-- Who is in touch with us. Numbers and names are ciphertext; a number is found by its keyed hash.

create table person (
    id           uuid primary key,
    codename     text not null,                   -- neutral, so that workers can talk about someone without a name
    chosen_name  bytea,                           -- sealed
    created_at   timestamptz not null
);

create table contact_point (
    id             bigint generated always as identity primary key,
    -- Checked at commit: a number and its person are written together, the number first, because its
    -- uniqueness is what decides whether there is a new person at all.
    person_id      uuid not null references person deferrable initially deferred,
    number         bytea not null,                -- sealed; E.164
    lookup         bytea not null unique,         -- HMAC of the number; two first texts of one number are one person
    opted_out_at   timestamptz,                   -- STOP: no text of ours, from any number or service of ours
    first_seen_at  timestamptz not null,
    last_heard_at  timestamptz not null
) with (fillfactor = 80);                         -- last_heard_at changes with every text, in place

-- Each choice about being in touch, for ever: what was chosen, through which text.
create table consent (
    id                bigint generated always as identity primary key,
    contact_point_id  bigint not null references contact_point,
    channel           text not null check (channel in ('sms', 'voice')),
    choice            text not null check (choice in ('out', 'in')),
    cause             text not null check (cause in ('STOP', 'START', 'YES', 'provider')),
    incoming_text_id  text,
    chosen_at         timestamptz not null
);

create index consent_of_a_number on consent (contact_point_id, chosen_at);
