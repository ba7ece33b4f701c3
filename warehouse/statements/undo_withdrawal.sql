UPDATE documents
SET withdrawn_at = NULL
WHERE document_id IN (SELECT unnest($ids))
RETURNING document_id
