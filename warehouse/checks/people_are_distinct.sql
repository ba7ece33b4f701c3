-- Two people of one document under one id.
SELECT DISTINCT document_id
FROM person_names
GROUP BY document_id, person_id
HAVING count(*) > 1
