-- Who asked to come tonight, and what stands between us.

create table visit_request (
    id           bigint generated always as identity primary key,
    night_id     bigint not null references service_night,
    person_id    uuid not null references person,
    place_id     bigint references place,         -- kept after the place is given up, as history
    state        text not null check (state in ('held', 'offered', 'confirmed', 'waiting', 'arrived', 'left',
                                                'not_arrived', 'cancelled', 'lapsed', 'no_place', 'declined')),
    asked_at     timestamptz not null,            -- the first asking; the rank among those who wait
    held_until   timestamptz,                     -- until when a held place waits for the person's YES
    said_yes_at  timestamptz,                     -- the person's YES; a held place then waits for a worker, without lapsing
    settled_at   timestamptz,                     -- when it was confirmed, given up, declined or lapsed
    declined_because bytea,                       -- sealed; a worker's reason
    check (state not in ('held', 'offered', 'confirmed', 'arrived', 'left') or place_id is not null),
    check (state <> 'held' or held_until is not null or said_yes_at is not null)
);

-- The promises that no code path may break.
-- Nobody has two places in one night.
create unique index one_live_place_per_person_and_night on visit_request (night_id, person_id)
    where state in ('held', 'offered', 'confirmed', 'arrived');
-- No place is promised twice, and one that was used tonight is not promised again.
create unique index one_live_request_per_place on visit_request (place_id)
    where state in ('held', 'offered', 'confirmed', 'arrived', 'left');
-- Nobody stands twice on tonight's list.
create unique index one_unanswered_request_per_person_and_night on visit_request (night_id, person_id)
    where state in ('waiting', 'no_place');

create index requests_of_a_person on visit_request (person_id, night_id);
create index holds_by_end on visit_request (held_until) where state = 'held' and said_yes_at is null;
