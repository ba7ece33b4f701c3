-- Articles that name a person, the newest first, with the ground of the identity.
SELECT document_id, d.title, d.published, d.publisher, left(d."text", 200) AS excerpt, n.name, n.basis, count(*) OVER () AS total
FROM person_names AS n
JOIN documents AS d USING (document_id)
WHERE n.person_id = $person_id AND d.withdrawn_at IS NULL
ORDER BY d.published DESC NULLS LAST, document_id
LIMIT $limit
