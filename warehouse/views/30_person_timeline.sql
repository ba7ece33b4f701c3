CREATE OR REPLACE VIEW person_timeline AS
WITH part AS (  -- who is named twice in an action takes part once
    SELECT DISTINCT document_id, action_id, person_id, participation
    FROM action_participants
    WHERE participation <> 'attribution' AND person_id IS NOT NULL
)
SELECT
    p.person_id, p.name, coalesce(a.earliest, d.published) AS day, a.earliest, a.latest,
    part.participation, a.predicate, a.polarity, a.modality, a.event_type, a."text" AS sentence, a.document_id
FROM part
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = part.document_id AND w.finding_id = part.action_id
ANTI JOIN wrong_people AS x ON x.document_id = part.document_id AND x.person_id = part.person_id
JOIN actions AS a USING (document_id, action_id)
JOIN people AS p USING (person_id)
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW person_timeline IS 'What a person did or met with, in time; an undated action stands at the day of publication, with earliest and latest empty';
