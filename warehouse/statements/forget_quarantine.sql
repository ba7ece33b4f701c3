DELETE FROM quarantine
WHERE regexp_matches(payload || ' ' || coalesce(document_id, '') || ' ' || reason, $pattern)
RETURNING quarantine_id
