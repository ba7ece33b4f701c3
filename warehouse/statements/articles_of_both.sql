SELECT a.document_id
FROM person_names AS a
JOIN person_names AS b USING (document_id)
WHERE a.found_person_id = $one AND b.found_person_id = $other AND a.found_person_id <> b.found_person_id
ORDER BY ALL
LIMIT 1000
