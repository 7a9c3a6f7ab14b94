-- A night's texts are found at once, also those that came a moment ago: of pages that no vacuum has seen yet, the summary in
-- texts_by_time (0026) knows nothing, and every one of them was read.
drop index texts_by_time;
create index texts_of_a_service on incoming_text (service_id, received_at);
