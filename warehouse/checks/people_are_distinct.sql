-- Two people of one document under one id.
SELECT DISTINCT document_id
FROM people
WHERE document_id IN (SELECT document_id FROM batch)
GROUP BY document_id, person_id
HAVING count(*) > 1
