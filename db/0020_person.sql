-- What a person told us about how to be with them, and rules for contact that one of us wrote down after talking with them.

alter table person
    add column pronouns      bytea,               -- sealed
    add column what_helps    bytea,               -- sealed; theirs, as they would say it
    add column what_does_not bytea;               -- sealed

alter table contact_choice add column account_id uuid references account;   -- written down by one of us, who spoke with them
