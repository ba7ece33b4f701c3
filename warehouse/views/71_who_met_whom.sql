CREATE OR REPLACE VIEW who_met_whom AS
WITH part AS (
    SELECT DISTINCT x.document_id, x.action_id, x.person_id
    FROM action_participants AS x
    JOIN standing_actions AS a USING (document_id, action_id)
    ANTI JOIN wrong_people AS n ON n.document_id = x.document_id AND n.person_id = x.person_id
    WHERE a.event_type = 'contact' AND a.polarity = 'positive' AND a.modality = 'asserted'
        AND x.participation <> 'attribution' AND x.person_id IS NOT NULL
)
SELECT
    p.name, o.name AS with_whom, a.predicate AS did, partial_date(a.earliest, a.latest) AS happened, a.earliest, a.latest,
    d.published, a."text" AS sentence, a.document_id, p.person_id, o.person_id AS with_person_id, d.story_id
FROM part AS x
JOIN part AS y ON y.document_id = x.document_id AND y.action_id = x.action_id AND x.person_id < y.person_id
JOIN standing_actions AS a ON a.document_id = x.document_id AND a.action_id = x.action_id
JOIN people AS p ON p.person_id = x.person_id
JOIN people AS o ON o.person_id = y.person_id
JOIN documents AS d ON d.document_id = x.document_id
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW who_met_whom IS 'Who met, called or otherwise was in contact with whom, as articles say it happened; each pair once an act, and only where both are people by name';
