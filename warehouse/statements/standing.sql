SELECT document_id
FROM documents
WHERE withdrawn_at IS NULL
ORDER BY rowid
