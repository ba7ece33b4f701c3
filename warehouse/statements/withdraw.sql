UPDATE documents
SET withdrawn_at = coalesce(withdrawn_at, $now)
WHERE document_id IN (SELECT unnest($ids))
RETURNING document_id
