-- What somebody answered when one of us asked about them, after help: optional, theirs to change and to take back.
-- A question without a row was not asked. Which code a question offers stands in the program: codes are sealed.
create table about_answer (
    id         bigint generated always as identity primary key,
    person_id  uuid not null references person,
    question   text not null check (question in (
        'age_band', 'gender', 'trans', 'sexual_orientation', 'ethnicity', 'religion', 'disability', 'first_language', 'caring_role', 'area')),
    answer     bytea not null,                    -- sealed; a code, or a postcode district
    in_words   bytea,                             -- sealed; their own, where they answered so
    asked_by   uuid not null references account,
    asked_at   timestamptz not null
);

create unique index one_answer_to_a_question on about_answer (person_id, question);

-- Two records turn out to be one person (join_people): what was answered under the record that stays holds, and the rest comes with
-- the other. Here rather than in the function, which is written anew with every table.
create function join_answers() returns trigger language plpgsql as $$
begin
    update about_answer set person_id = new.joined_to
    where person_id = new.id and question not in (select question from about_answer where person_id = new.joined_to);
    delete from about_answer where person_id = new.id;
    return null;
end $$;

create trigger answers_of_joined_people after update of joined_to on person for each row when (new.joined_to is not null) execute function join_answers();
