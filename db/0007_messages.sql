-- Every text of ours, to whomever and however it goes, is a row written with the decision that made it.

create table message (
    id                bigint generated always as identity primary key,
    service_id        int not null references service,
    contact_point_id  bigint not null references contact_point,
    our_number        text not null,              -- the number it comes from
    sentence          text not null,              -- which sentence: BK05; STAFF for a person's own words
    words             bytea not null,             -- sealed
    purpose           text,                       -- which promise it carries (offer, reminder ...); null: none
    subject           bigint,                     -- the row that promise is about
    reply_to          text references incoming_text,   -- said in the answer to this text, and never posted
    state             text not null check (state in ('replied', 'queued', 'sending', 'unknown', 'sent', 'delivered',
                                                     'undelivered', 'failed', 'blocked')),
    attempt           int not null default 0,     -- a late worker cannot write over a newer one
    resent            boolean not null default false,  -- after an answer that was lost it is sent once more, and never again
    due_at            timestamptz not null,       -- when it is to be sent, looked up, or taken for lost
    provider_id       text unique,                -- the provider's MessageSid
    error_code        int,                        -- the provider's
    created_at        timestamptz not null,
    settled_at        timestamptz,                -- when it was sent, delivered, or given up
    check ((purpose is null) = (subject is null))
);

create index messages_to_do on message (due_at) where state in ('queued', 'sending', 'unknown');
create index messages_of_a_text on message (reply_to, id) where reply_to is not null;
create index messages_to_a_number on message (contact_point_id, id);

-- Only phones that texted us, or UK mobiles, are ever texted: a landline reads texts aloud to whoever answers (H-06).
alter table contact_point add column has_texted boolean not null default true;
alter table contact_point alter column has_texted drop default;

-- What was answered to a text is a message now.
alter table incoming_text drop column replies;
alter table incoming_text set (fillfactor = 100);  -- nothing is added to a text any more
