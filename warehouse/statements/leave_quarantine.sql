DELETE FROM quarantine
WHERE document_id IN (SELECT document_id FROM batch)
