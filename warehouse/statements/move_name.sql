UPDATE person_names AS t
SET person_id = c.person_id, found_person_id = c.found_person_id, basis = c.basis
FROM changes AS c
WHERE t.document_id = c.document_id AND t.person_id = c.old_person_id
