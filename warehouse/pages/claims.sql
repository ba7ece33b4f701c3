-- Actions by their keys, each with its participants, time, status, words and rule.
WITH wanted AS (
    SELECT DISTINCT unnest($documents) AS document_id, unnest($actions) AS action_id
),
part AS (
    SELECT
        x.document_id, x.action_id, x.participation,
        list(
            {'name': coalesce(p.name, o.name, x."text"), 'person_id': x.person_id, 'organization': o.name}
            ORDER BY x.ordinal
        ) AS names
    FROM action_participants AS x
    SEMI JOIN wanted USING (document_id, action_id)
    LEFT JOIN people AS p USING (person_id)
    LEFT JOIN organizations AS o ON o.document_id = x.document_id AND o.organization_id = x.organization_id
    GROUP BY x.document_id, x.action_id, x.participation
)
SELECT
    a.document_id, a.action_id, a.predicate, a.trigger_text, a."text" AS sentence,
    a.trigger_start - a."start" AS trigger_offset,
    who.names AS who, whom.names AS whom, says.names AS says,
    t."text" AS when_text, partial_date(a.earliest, a.latest) AS happened,
    a.polarity, a.modality, a.event_type, a.rule, a.confidence,
    d.title, d.publisher, d.published
FROM wanted
JOIN actions AS a USING (document_id, action_id)
JOIN documents AS d USING (document_id)
LEFT JOIN part AS who ON who.document_id = a.document_id AND who.action_id = a.action_id AND who.participation = 'actor'
LEFT JOIN part AS whom
    ON whom.document_id = a.document_id AND whom.action_id = a.action_id AND whom.participation = 'recipient'
LEFT JOIN part AS says
    ON says.document_id = a.document_id AND says.action_id = a.action_id AND says.participation = 'attribution'
LEFT JOIN dates AS t ON t.document_id = a.document_id AND t.date_id = a.date_id
