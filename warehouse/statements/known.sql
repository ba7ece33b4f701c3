SELECT document_id
FROM documents
JOIN wanted USING (document_id, content_hash)
WHERE fingerprint = $fingerprint
