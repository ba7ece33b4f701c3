-- What a person is quoted with, the latest first.
SELECT q.content, q.type, q.document_id, d.published, d.publisher, count(*) OVER () AS total
FROM quotes AS q
ANTI JOIN wrong_findings AS w ON w.kind = 'quote' AND w.document_id = q.document_id AND w.finding_id = q.quote_id
JOIN documents AS d USING (document_id)
WHERE q.person_id = $person_id AND d.withdrawn_at IS NULL
ORDER BY d.published DESC NULLS LAST, q.document_id, q."start"
LIMIT $limit
