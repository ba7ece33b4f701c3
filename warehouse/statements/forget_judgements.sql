DELETE FROM identity_judgements
WHERE
    person_id NOT IN (SELECT found_person_id FROM person_names)
    OR other_person_id NOT IN (SELECT found_person_id FROM person_names)
    OR document_id NOT IN (SELECT document_id FROM documents)
    OR other_document_id NOT IN (SELECT document_id FROM documents)
