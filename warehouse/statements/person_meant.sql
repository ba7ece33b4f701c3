SELECT DISTINCT ON (person_id, found_person_id) person_id, found_person_id, "name", document_id
FROM person_names
WHERE (person_id = $person OR lower("name") = lower($person))
    AND ($document_id IS NULL OR document_id = $document_id)
ORDER BY person_id, found_person_id, document_id
