-- What somebody has said about who a person is, and whether it is one, the last first.
SELECT judgement_id, judged_by, judged_at, undone_at, note, verdict, name, document_id, other_name, other_document_id
FROM identity_judgements
WHERE person_id IN (SELECT found_person_id FROM person_names WHERE person_id = $person_id)
    OR other_person_id IN (SELECT found_person_id FROM person_names WHERE person_id = $person_id)
UNION ALL BY NAME
SELECT judgement_id, judged_by, judged_at, undone_at, note, 'no_person' AS verdict, document_id
FROM finding_judgements
WHERE kind = 'person' AND finding_id IN (SELECT found_person_id FROM person_names WHERE person_id = $person_id)
ORDER BY judged_at DESC, judgement_id
