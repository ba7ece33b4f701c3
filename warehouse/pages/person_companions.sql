-- With whom a person appears in articles.
SELECT p.person_id, p.name, count(*) AS articles, count(*) OVER () AS total
FROM person_names AS a
JOIN person_names AS b USING (document_id)
ANTI JOIN wrong_people AS w ON w.document_id = b.document_id AND w.person_id = b.person_id
JOIN people AS p ON p.person_id = b.person_id
JOIN documents AS d USING (document_id)
WHERE a.person_id = $person_id AND b.person_id <> $person_id AND d.withdrawn_at IS NULL
GROUP BY p.person_id, p.name
ORDER BY articles DESC, p.name
LIMIT $limit
