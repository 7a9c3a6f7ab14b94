-- What was hidden in a table that left the house is kept as well: told later, for the same days, it would give away what it was hidden for.
alter table published_count alter column count drop not null;
