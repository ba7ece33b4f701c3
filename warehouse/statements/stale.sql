SELECT document_id
FROM documents
WHERE fingerprint <> $fingerprint
