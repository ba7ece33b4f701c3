CREATE OR REPLACE VIEW person_timeline AS
SELECT
    p.person_id, p.name, coalesce(a.earliest, d.published) AS day, a.earliest, a.latest,
    x.participation, a.predicate, a.polarity, a.modality, a.event_type, a."text" AS sentence, a.document_id
FROM action_participants AS x
JOIN actions AS a USING (document_id, action_id)
JOIN people AS p ON p.document_id = x.document_id AND p.person_id = x.person_id
JOIN documents AS d ON d.document_id = x.document_id
WHERE x.participation <> 'attribution'
ORDER BY p.name, day;
COMMENT ON VIEW person_timeline IS 'What a person did or met with, in time; an undated action stands at the day of publication, with earliest and latest empty';
