CREATE OR REPLACE VIEW independent_sources AS
WITH claimed AS NOT MATERIALIZED (
    SELECT
        'role' AS kind, person_id, concat_ws(' ', status, title, 'of ' || organization) AS what, document_id,
        CAST(NULL AS DATE) AS earliest
    FROM standing_roles
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
        -- that somebody said something is no report that another article can bear out
        AND (a.event_type IS DISTINCT FROM 'statement' OR a.earliest IS NOT NULL OR y.name IS NOT NULL)
),
claim AS NOT MATERIALIZED (
    SELECT c.*, d.story_id, d.publisher, d.published, hash(c.kind, c.person_id, c.what, c.earliest) AS "key"
    FROM claimed AS c
    ANTI JOIN wrong_people AS n ON n.document_id = c.document_id AND n.person_id = c.person_id
    JOIN documents AS d USING (document_id)
    WHERE d.withdrawn_at IS NULL
),
-- Most is claimed once: only the rest is counted, which takes long. The hash only sieves: what shares one by chance is
-- told apart when it is counted. person_id stands beside it so that a query for one person reads that person alone.
repeated AS NOT MATERIALIZED (
    SELECT person_id, "key", count(*) AS reports FROM claim GROUP BY person_id, "key"
),
counted AS (
    SELECT
        kind, person_id, what, earliest, count(DISTINCT document_id) AS documents,
        count(DISTINCT story_id) AS independent_sources, count(DISTINCT publisher) AS publishers,
        min(published) AS first_published, max(published) AS last_published
    FROM claim
    JOIN repeated USING (person_id, "key")
    WHERE reports > 1
    GROUP BY kind, person_id, what, earliest
    UNION ALL
    SELECT kind, person_id, what, earliest, 1, 1, CAST(publisher IS NOT NULL AS INTEGER), published, published
    FROM claim
    JOIN repeated USING (person_id, "key")
    WHERE reports = 1
)
SELECT
    c.kind, p.name, c.what, c.earliest, c.documents, c.independent_sources, c.publishers, c.first_published,
    c.last_published, c.person_id
FROM counted AS c
JOIN people AS p USING (person_id);
COMMENT ON VIEW independent_sources IS 'In how many articles a role or an act stands, and how many of them are independent: wire copies and updates count once; that somebody said something, to nobody by name and on no day, is left out';
