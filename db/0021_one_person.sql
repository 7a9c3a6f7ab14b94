-- Two records that turn out to be one person. What belongs to the one then belongs to the other, in every room's table at once:
-- one function, so that none is forgotten, and no room has to know all the others.

alter table person
    add column joined_to uuid references person,          -- they are this person; nothing else hangs on the row any more
    add column joined_at timestamptz;

create function join_people(gone uuid, kept uuid, at timestamptz) returns void language plpgsql as $$
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

    update thread          set person_id = kept where person_id = gone;
    update contact_point   set person_id = kept where person_id = gone;
    update incoming_text   set person_id = kept where person_id = gone;
    update call            set person_id = kept where person_id = gone;
    update code_word       set person_id = kept where person_id = gone;
    update visit_request   set person_id = kept where person_id = gone;
    update visit           set person_id = kept where person_id = gone;
    update closing_contact set person_id = kept where person_id = gone;

    update person set joined_to = kept, joined_at = at where id = gone;
end $$;
