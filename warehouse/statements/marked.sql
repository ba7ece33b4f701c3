SELECT DISTINCT document_id
FROM marks
