SELECT DISTINCT source
FROM documents
WHERE
    document_id IN (SELECT unnest($ids)) AND source IS NOT NULL
    AND source NOT IN (
        SELECT source FROM documents WHERE source IS NOT NULL AND document_id NOT IN (SELECT unnest($ids))
    )
