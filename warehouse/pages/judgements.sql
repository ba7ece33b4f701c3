-- One page of what somebody has judged, the last first, with the words that were judged.
WITH judged AS (
    SELECT
        judgement_id, verdict, judged_by, judged_at, undone_at, note, document_id,
        name AS words, other_name AS other, other_document_id
    FROM identity_judgements
    UNION ALL BY NAME
    SELECT
        j.judgement_id, 'wrong ' || j.kind AS verdict, j.judged_by, j.judged_at, j.undone_at, j.note, j.document_id,
        coalesce(
            a."text", r."text", t."text", q."text", o.name,
            (SELECT min(n.name) FROM person_names AS n WHERE j.kind = 'person' AND n.found_person_id = j.finding_id)
        ) AS words
    FROM finding_judgements AS j
    LEFT JOIN actions AS a ON j.kind = 'action' AND a.document_id = j.document_id AND a.action_id = j.finding_id
    LEFT JOIN roles AS r ON j.kind = 'role' AND r.document_id = j.document_id AND r.role_id = j.finding_id
    LEFT JOIN dates AS t ON j.kind = 'date' AND t.document_id = j.document_id AND t.date_id = j.finding_id
    LEFT JOIN quotes AS q ON j.kind = 'quote' AND q.document_id = j.document_id AND q.quote_id = j.finding_id
    LEFT JOIN organizations AS o
        ON j.kind = 'organization' AND o.document_id = j.document_id AND o.organization_id = j.finding_id
)
SELECT *, count(*) OVER () AS total
FROM judged
ORDER BY judged_at DESC, judgement_id
LIMIT $limit OFFSET $offset
