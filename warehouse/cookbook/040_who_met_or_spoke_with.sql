-- Who met or spoke with whom
SELECT who, did, to_whom, happened, document_id FROM who_did_what WHERE event_type = 'contact' AND to_whom IS NOT NULL
