-- How a person may be reached, what we last asked them, and what is left of them once they are forgotten.

alter table contact_point
    add column texts           text check (texts in ('any', 'reply_only', 'none')),        -- null: not said, so reply_only
    add column style           text check (style in ('named', 'plain')),                   -- null: not said, so named
    add column voicemail       text check (voicemail in ('none', 'plain', 'named')),       -- null: not said, so none
    add column cover_name      bytea,              -- sealed; what to say to somebody else who answers
    add column ask_for         bytea,              -- sealed; whom to ask for
    add column no_ring_words   bytea,              -- sealed; when not to ring, in their own words
    add column notice_given_at timestamptz,        -- when they were first told what stays with us
    add column question        text,               -- what we last asked them; null when nothing is open
    add column question_about  bigint,             -- the row it is about
    add column question_detail text,               -- what A, B and C stood for
    add column asked_at        timestamptz,
    add column nudged_at       timestamptz;        -- when they were last told, once, that there is no rush

-- On the wall of the service. until_time not after from_time: of the next day.
create table unsafe_time (
    id                bigint generated always as identity primary key,
    contact_point_id  bigint not null references contact_point on delete cascade,
    from_time         time not null,
    until_time        time not null
);

create index unsafe_times_of_a_number on unsafe_time (contact_point_id);

-- Every choice they made about contact, as they made it; nothing here is ever changed.
create table contact_choice (
    id                bigint generated always as identity primary key,
    contact_point_id  bigint not null references contact_point on delete cascade,
    rule              text not null check (rule in ('texts', 'style', 'voicemail', 'cover_name', 'ask_for', 'no_ring')),
    choice            text not null,              -- for a name or words: said or not said, never what
    asks_a_person     boolean not null,           -- it would loosen a rule that stands: a person of ours decides
    incoming_text_id  text,
    chosen_at         timestamptz not null
);

create index choices_of_a_number on contact_choice (contact_point_id, chosen_at);

-- The words of our sentences as the team changes them; the newest that has begun counts, and none is ever overwritten.
create table wording (
    id            bigint generated always as identity primary key,
    sentence      text not null,                  -- BK05
    plain         boolean not null,               -- for phones that others may read
    language      text not null,                  -- en
    words         text not null,
    effective_at  timestamptz not null,
    changed_by    text not null
);

create index wording_by_sentence on wording (sentence, plain, language, effective_at desc);

alter table person add column erased_at timestamptz;    -- they asked to be forgotten; what is left counts, and says nothing

-- What is erased leaves its row, so that a late second delivery is known and the figures stay true.
alter table incoming_text alter column words drop not null,
    drop constraint incoming_text_contact_point_id_fkey,
    add constraint incoming_text_contact_point_id_fkey foreign key (contact_point_id) references contact_point on delete set null;
alter table message alter column words drop not null, alter column contact_point_id drop not null,
    drop constraint message_contact_point_id_fkey,
    add constraint message_contact_point_id_fkey foreign key (contact_point_id) references contact_point on delete set null;
alter table consent drop constraint consent_contact_point_id_fkey,
    add constraint consent_contact_point_id_fkey foreign key (contact_point_id) references contact_point on delete cascade;

alter table visit_request
    add column access_words bytea,                -- sealed; what would make it easier, in their own words
    add column arrived_at   timestamptz;

alter table thread_note drop constraint thread_note_kind_check;
alter table thread_note add constraint thread_note_kind_check check (kind in (
    'undelivered', 'opted_out', 'unanswered', 'half_finished', 'contact_change', 'access', 'closed_early', 'asks_for_taxi',
    'asks_for_call'));
