-- What managers change, with who changed it and how it was before, so that it can be seen and undone.

-- Hours have their effective dates in their own tables; here stands who decided it. Words have a history of their own (wording).
create table setting_change (
    id           bigint generated always as identity primary key,
    service_id   int references service,          -- null: all of them
    setting      text not null,                   -- hours, hold-minutes, retention.texts ...
    was          text,                            -- null: nothing was set
    is_now       text,                            -- null: nothing is set any more
    first_night  date,                            -- the night from which hours hold; null for what holds at once
    undoes       bigint references setting_change,
    account_id   uuid references account,         -- null: the program itself
    made_at      timestamptz not null,
    check (was is distinct from is_now)
);

create index changes_of_a_service on setting_change (service_id, id);

-- The firm that drives people to a house and home; a service without a name of a firm has none.
create table taxi_firm (
    service_id             int primary key references service,
    firm                   text,
    -- manual: a person of the team rings the firm
    channel                text check (channel in ('sms', 'manual', 'email')),
    number                 text,                  -- E.164; a firm's, texted or rung as it is
    email                  text,
    account                text,                  -- by which the firm knows us
    area                   text,                  -- postcode districts: LS,BD
    accept_within_minutes  int check (accept_within_minutes > 0)
);

-- For how many days a class of data is kept, where a manager has decided it; the rest follows what the program comes with.
create table retention_time (
    class  text primary key,                      -- texts, contact, visit ...
    days   int not null check (days > 0)
);
