-- A finding that names a person whom its document does not have.
SELECT DISTINCT f.document_id
FROM (
    SELECT document_id, person_id FROM roles
    UNION ALL SELECT document_id, person_id FROM person_mentions
    UNION ALL SELECT document_id, person_id FROM action_participants
    UNION ALL SELECT document_id, person_id FROM quotes
) AS f
ANTI JOIN person_names AS p USING (document_id, person_id)
WHERE f.person_id IS NOT NULL
