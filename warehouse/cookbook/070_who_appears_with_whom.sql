-- Who appears with whom
SELECT a.name, b.name AS with_whom, count(DISTINCT a.document_id) AS articles FROM person_names AS a JOIN person_names AS b ON a.document_id = b.document_id AND a.person_id < b.person_id GROUP BY ALL ORDER BY articles DESC
