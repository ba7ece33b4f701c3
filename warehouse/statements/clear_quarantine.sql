DELETE FROM quarantine
WHERE quarantine_id IN (SELECT unnest($ids)) AND run_id <> $run_id
