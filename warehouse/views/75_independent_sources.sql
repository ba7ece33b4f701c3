CREATE OR REPLACE VIEW independent_sources AS
WITH claim AS (
    SELECT
        'role' AS kind, person_id, concat_ws(' ', status, title, 'of ' || organization) AS what, r.document_id,
        CAST(NULL AS DATE) AS earliest
    FROM standing_roles AS r
    UNION ALL
    SELECT
        'action', x.person_id, concat_ws(' ', a.predicate, y.name), a.document_id, a.earliest
    FROM standing_actions AS a
    JOIN action_participants AS x
        ON x.document_id = a.document_id AND x.action_id = a.action_id AND x.participation = 'actor' AND x.person_id IS NOT NULL
    LEFT JOIN (
        SELECT r.document_id, r.action_id, p.name
        FROM action_participants AS r JOIN people AS p USING (person_id)
        WHERE r.participation = 'recipient'
    ) AS y ON y.document_id = a.document_id AND y.action_id = a.action_id
    WHERE a.polarity = 'positive' AND a.modality = 'asserted'
)
SELECT
    c.kind, p.name, c.what, c.earliest, count(DISTINCT c.document_id) AS documents,
    count(DISTINCT d.story_id) AS independent_sources, count(DISTINCT d.publisher) AS publishers,
    min(d.published) AS first_published, max(d.published) AS last_published, c.person_id
FROM claim AS c
JOIN documents AS d USING (document_id)
JOIN people AS p USING (person_id)
WHERE d.withdrawn_at IS NULL
GROUP BY ALL;
COMMENT ON VIEW independent_sources IS 'In how many articles a role or an act stands, and how many of them are independent: wire copies and updates count once';
