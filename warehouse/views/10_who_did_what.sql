CREATE OR REPLACE VIEW all_actions AS
WITH part AS (
    SELECT x.document_id, x.action_id, x.participation, x.ordinal, coalesce(p.name, o.name, x."text") AS name
    FROM action_participants AS x
    LEFT JOIN people AS p USING (person_id)
    LEFT JOIN organizations AS o ON o.document_id = x.document_id AND o.organization_id = x.organization_id
),
parts AS (
    SELECT
        document_id, action_id,
        string_agg(name, ', ' ORDER BY ordinal) FILTER (participation = 'actor') AS who,
        string_agg(name, ', ' ORDER BY ordinal) FILTER (participation = 'recipient') AS to_whom,
        string_agg(name, ', ' ORDER BY ordinal) FILTER (participation = 'attribution') AS says_who
    FROM part
    GROUP BY document_id, action_id
)
SELECT
    a.document_id, d.published, d.publisher, parts.who, a.predicate AS did, parts.to_whom,
    t."text" AS when_text, partial_date(a.earliest, a.latest) AS happened, a.earliest, a.latest, parts.says_who,
    a.polarity, a.modality, a.event_type, a."text" AS sentence, a.trigger_start, a.action_id
FROM actions AS a
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = a.document_id AND w.finding_id = a.action_id
JOIN documents AS d USING (document_id)
LEFT JOIN parts ON parts.document_id = a.document_id AND parts.action_id = a.action_id
LEFT JOIN dates AS t ON t.document_id = a.document_id AND t.date_id = a.date_id
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW all_actions IS 'Who did what to whom, when and who says so: every action, with its polarity and modality';

CREATE OR REPLACE VIEW who_did_what AS
SELECT * EXCLUDE (polarity, modality)
FROM all_actions
WHERE polarity = 'positive' AND modality = 'asserted';
COMMENT ON VIEW who_did_what IS 'Who did what to whom, when: only what the text says happened; denied, planned and possible acts are in all_actions';
