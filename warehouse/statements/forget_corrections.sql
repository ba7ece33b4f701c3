DELETE FROM finding_judgements
WHERE
    document_id NOT IN (SELECT document_id FROM documents)
    OR kind = 'person' AND finding_id NOT IN (SELECT found_person_id FROM person_names)
