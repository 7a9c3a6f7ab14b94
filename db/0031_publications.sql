-- What has left the house, so that no later table gives away, together with it, what each of them hides.
create table publication (
    id            bigint generated always as identity primary key,
    service_id    int not null references service,
    first         date not null,
    last          date not null check (last >= first),
    form          text not null check (form in ('annual-report', 'open-data')),
    published_by  uuid not null references account,
    published_at  timestamptz not null
);

create index publications_of_a_service on publication (service_id);

create table published_count (
    publication_id  bigint not null references publication on delete cascade,
    key             text not null,
    unit            text not null,
    count           bigint not null,
    primary key (publication_id, key, unit)
);
