-- A place that a manager takes away may have been offered before: the offer stays, as history, without its place.

alter table offer
    alter column place_id drop not null,
    drop constraint offer_place_id_fkey,
    add constraint offer_place_id_fkey foreign key (place_id) references place on delete set null,
    add constraint an_open_offer_has_its_place check (place_id is not null or ended is not null);
