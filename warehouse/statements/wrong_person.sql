SELECT DISTINCT found_person_id
FROM person_names
WHERE person_id = $finding_id AND ($document_id IS NULL OR document_id = $document_id)
