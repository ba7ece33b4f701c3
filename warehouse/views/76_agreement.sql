CREATE OR REPLACE VIEW agreement AS
WITH claimed AS NOT MATERIALIZED (
    SELECT
        'role' AS kind, person_id, concat_ws(' of ', title, organization) AS what, post_id AS of_what,
        unnest(['start_date', 'end_date', 'status']) AS field, unnest([start_date, end_date, status]) AS "value", document_id
    FROM standing_roles
    UNION ALL
    SELECT
        'action', x.person_id, a.predicate, unnest([a.predicate || CAST(a.earliest AS VARCHAR), a.predicate]),
        unnest(['polarity', 'happened']),
        unnest([
            CASE WHEN a.earliest = a.latest THEN a.polarity END,
            CASE
                WHEN a.polarity = 'positive' AND a.event_type IN ('personnel', 'life') THEN partial_date(a.earliest, a.latest)
            END
        ]),
        a.document_id
    FROM standing_actions AS a
    JOIN action_participants AS x ON x.document_id = a.document_id AND x.action_id = a.action_id
    WHERE x.participation = 'actor' AND a.modality = 'asserted' AND a.earliest IS NOT NULL
),
keyed AS NOT MATERIALIZED (
    SELECT *, hash(kind, of_what, field) AS "key" FROM claimed WHERE "value" IS NOT NULL AND person_id IS NOT NULL
),
-- Most is claimed once: only the rest is counted, which takes long. The hash only sieves: what shares one by chance, or
-- in articles that do not count, is told apart when it is counted. person_id stands beside it so that a query for one
-- person reads that person alone.
repeated AS NOT MATERIALIZED (
    SELECT person_id, "key", count(*) AS reports FROM keyed GROUP BY person_id, "key"
),
claim AS NOT MATERIALIZED (
    SELECT
        k.*, reports, d.story_id,
        -- a status is as of its article: those of one month are compared
        CASE WHEN k.field = 'status' THEN strftime(d.published, '%Y-%m') END AS "month"
    FROM keyed AS k
    JOIN repeated USING (person_id, "key")
    ANTI JOIN wrong_people AS n ON n.document_id = k.document_id AND n.person_id = k.person_id
    JOIN documents AS d ON d.document_id = k.document_id
    WHERE d.withdrawn_at IS NULL
),
counted AS (
    SELECT
        kind, person_id, min(what) AS what, of_what, field, "value", "month", count(DISTINCT document_id) AS documents,
        count(DISTINCT story_id) AS independent_sources, min(document_id) AS document_id
    FROM claim
    WHERE reports > 1
    GROUP BY kind, person_id, of_what, field, "value", "month"
),
compared AS (
    SELECT *, list("value") OVER (PARTITION BY kind, person_id, of_what, field, "month") AS all_values
    FROM counted
),
judged AS (
    SELECT
        *,
        CASE
            -- 2017 and 2017-02-13 agree: one is the other, less precise
            WHEN len(list_filter(all_values, lambda v: NOT (starts_with(v, "value") OR starts_with("value", v)))) > 0
                THEN 'contradiction'
            WHEN len(all_values) > 1 OR independent_sources > 1 THEN 'agreement'
            ELSE 'one source'
        END AS verdict
    FROM compared
    UNION ALL BY NAME
    SELECT
        kind, person_id, what, field, "value", 1 AS documents, 1 AS independent_sources, document_id, 'one source' AS verdict
    FROM claim
    WHERE reports = 1
)
SELECT
    p.name, j.kind, j.what, j.field, j."value", j.documents, j.independent_sources, j.verdict, j.document_id, j.person_id
FROM judged AS j
JOIN people AS p USING (person_id);
COMMENT ON VIEW agreement IS 'Dates, status and polarity that articles give for one role or act, with the articles and independent sources for each value, and whether the values agree. A personnel or life event is taken to happen once; document_id is one of the articles';
