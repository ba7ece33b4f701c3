SELECT verdict, person_id, document_id, other_person_id, other_document_id
FROM identity_judgements
WHERE undone_at IS NULL AND verdict <> 'unsure'
ORDER BY judged_at, judgement_id
