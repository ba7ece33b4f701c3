-- What somebody has judged wrong in an article, still in force; people under the id that they have now.
SELECT j.judgement_id, j.kind, coalesce(n.person_id, j.finding_id) AS finding_id, j.judged_by, j.judged_at
FROM finding_judgements AS j
LEFT JOIN person_names AS n
    ON j.kind = 'person' AND n.found_person_id = j.finding_id AND n.document_id = $document_id
WHERE j.undone_at IS NULL
    AND (j.document_id = $document_id OR j.document_id IS NULL AND n.person_id IS NOT NULL)
