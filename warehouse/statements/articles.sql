FROM documents
WHERE document_id IN (SELECT unnest($ids))
