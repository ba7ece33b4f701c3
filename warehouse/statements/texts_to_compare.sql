SELECT document_id, "text", published, story_id
FROM documents
WHERE document_id IN (SELECT unnest($ids))
