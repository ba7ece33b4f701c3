DELETE FROM quarantine
WHERE document_id IS NULL AND (source, origin) IN (SELECT source, key FROM states WHERE trouble IS NULL)
