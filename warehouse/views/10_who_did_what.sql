CREATE OR REPLACE VIEW all_actions AS
WITH part AS NOT MATERIALIZED (
    SELECT x.document_id, x.action_id, x.participation, x.ordinal, coalesce(p.name, o.name, x."text") AS name
    FROM action_participants AS x
    LEFT JOIN people AS p USING (person_id)
    LEFT JOIN organizations AS o ON o.document_id = x.document_id AND o.organization_id = x.organization_id
),
-- most actions have one of each: only the names of more are put in order and joined, which takes long
more AS (
    SELECT document_id, action_id, participation, ', ' || string_agg(name, ', ' ORDER BY ordinal) AS names
    FROM part
    WHERE ordinal > 0
    GROUP BY document_id, action_id, participation
),
parts AS NOT MATERIALIZED (
    SELECT document_id, action_id, participation, part.name || coalesce(more.names, '') AS names
    FROM part
    LEFT JOIN more USING (document_id, action_id, participation)
    WHERE part.ordinal = 0
)
SELECT
    a.document_id, d.published, d.publisher, who.names AS who, a.predicate AS did, whom.names AS to_whom,
    t."text" AS when_text, partial_date(a.earliest, a.latest) AS happened, a.earliest, a.latest, says.names AS says_who,
    a.polarity, a.modality, a.event_type, a."text" AS sentence, a.trigger_start, a.action_id
FROM actions AS a
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = a.document_id AND w.finding_id = a.action_id
JOIN documents AS d USING (document_id)
LEFT JOIN parts AS who
    ON who.document_id = a.document_id AND who.action_id = a.action_id AND who.participation = 'actor'
LEFT JOIN parts AS whom
    ON whom.document_id = a.document_id AND whom.action_id = a.action_id AND whom.participation = 'recipient'
LEFT JOIN parts AS says
    ON says.document_id = a.document_id AND says.action_id = a.action_id AND says.participation = 'attribution'
LEFT JOIN dates AS t ON t.document_id = a.document_id AND t.date_id = a.date_id
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW all_actions IS 'Who did what to whom, when and who says so: every action, with its polarity and modality';

CREATE OR REPLACE VIEW who_did_what AS
SELECT * EXCLUDE (polarity, modality)
FROM all_actions
WHERE polarity = 'positive' AND modality = 'asserted';
COMMENT ON VIEW who_did_what IS 'Who did what to whom, when: only what the text says happened; denied, planned and possible acts are in all_actions';
