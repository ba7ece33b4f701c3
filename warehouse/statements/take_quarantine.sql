DELETE FROM quarantine
WHERE quarantine_id IN (SELECT unnest($ids))
RETURNING quarantine_id, first_seen
