-- A foreign key to the service would lock its row for each text of an evening, and services are never deleted.
alter table message drop constraint message_service_id_fkey;
