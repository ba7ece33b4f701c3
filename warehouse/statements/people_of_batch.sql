SELECT DISTINCT person_id
FROM person_names
SEMI JOIN batch USING (document_id)
