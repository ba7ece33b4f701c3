SELECT document_id, run_id, fingerprint, content_hash
FROM documents
WHERE document_id IN (SELECT unnest($ids))
