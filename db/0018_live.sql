-- Screens renew themselves when something changes: each change tells which service it was, and no more. The channel carries
-- nothing about anybody, and a screen that hears nothing looks again by itself.

create function tell_screens_of_service() returns trigger language plpgsql as $$
begin
    perform pg_notify('screens', new.service_id::text);
    return null;
end $$;

create function tell_screens_of_night() returns trigger language plpgsql as $$
begin
    perform pg_notify('screens', (select service_id::text from service_night where id = new.night_id));
    return null;
end $$;

-- Planning writes places by the thousand, each service once in a statement.
create function tell_screens_of_places() returns trigger language plpgsql as $$
begin
    perform pg_notify('screens', service_id::text)
    from (select distinct night.service_id from changed join service_night night on night.id = changed.night_id) services;
    return null;
end $$;

create trigger screens_of_requests after insert or update on visit_request for each row execute function tell_screens_of_night();
create trigger screens_of_team after insert or update on on_shift for each row execute function tell_screens_of_night();
create trigger screens_of_visits after insert or update on visit for each row execute function tell_screens_of_service();
create trigger screens_of_nights after update on service_night for each row execute function tell_screens_of_service();
create trigger screens_of_new_places after insert on place referencing new table as changed
    for each statement execute function tell_screens_of_places();
create trigger screens_of_lost_places after delete on place referencing old table as changed
    for each statement execute function tell_screens_of_places();
-- Not each text of a conversation: what a screen shows of a thread is that it is there, urgent, and whose.
create trigger screens_of_new_threads after insert on thread for each row execute function tell_screens_of_service();
create trigger screens_of_threads after update on thread for each row
    when (old.urgent is distinct from new.urgent or old.owner is distinct from new.owner or old.closed_at is distinct from new.closed_at
        or old.last_text_at is distinct from new.last_text_at)
    execute function tell_screens_of_service();
