UPDATE quarantine AS again
SET first_seen = least(again.first_seen, was.first_seen)
FROM quarantine AS was
WHERE
    was.quarantine_id IN (SELECT unnest($ids)) AND was.run_id <> $run_id
    AND again.run_id = $run_id AND again.document_id = was.document_id
