SELECT document_id, version, content_hash, withdrawn_at
FROM documents
SEMI JOIN batch USING (document_id)
