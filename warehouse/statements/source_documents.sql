SELECT document_id, origin
FROM documents
WHERE source = $source AND withdrawn_at IS NULL
