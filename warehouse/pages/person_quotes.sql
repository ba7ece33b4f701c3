-- What a person is quoted with, the latest first.
SELECT q.content, q.type, q.document_id, d.published, d.publisher, count(*) OVER () AS total
FROM quotes AS q
JOIN documents AS d USING (document_id)
WHERE q.person_id = $person_id AND d.withdrawn_at IS NULL
ORDER BY d.published DESC NULLS LAST, q.document_id, q."start"
LIMIT $limit
