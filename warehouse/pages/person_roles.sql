-- Posts of a person, as each article says it, with the text around the words.
SELECT
    h.title, h.organization, h.status, h.start_date, h.end_date, h.evidence, h."start",
    greatest(h."start" - 400, 0) AS around_start,
    substring(d."text", greatest(h."start" - 400, 0) + 1, 1000) AS around,
    h.document_id, h.published, h.publisher, count(*) OVER () AS total
FROM role_history AS h
JOIN documents AS d USING (document_id)
WHERE h.person_id = $person_id
ORDER BY coalesce(h.start_date, h.end_date, CAST(h.published AS VARCHAR)), h.title, h.document_id
LIMIT $limit
