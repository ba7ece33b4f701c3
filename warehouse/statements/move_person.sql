UPDATE "{table}" AS t
SET person_id = c.person_id
FROM changes AS c
WHERE t.document_id = c.document_id AND t.person_id = c.old_person_id AND c.person_id <> c.old_person_id
