SELECT document_id
FROM documents
WHERE document_id IN (SELECT unnest($ids))
UNION
SELECT document_id
FROM quarantine
WHERE document_id IN (SELECT unnest($ids))
