SELECT document_id, version, content_hash
FROM documents
SEMI JOIN batch USING (document_id)
