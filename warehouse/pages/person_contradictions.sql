-- Where articles differ about a person: an act that one states and another denies, an act that happens once and has two
-- dates, a post with other ends.
WITH act AS (
    SELECT
        a.document_id, a.action_id, a.predicate, a.event_type, a.polarity, a.earliest, a.latest, a."text" AS sentence, d.published,
        d.publisher,
        (
            SELECT list(coalesce(r.person_id, lower(r."text")))
            FROM action_participants AS r
            WHERE r.document_id = a.document_id AND r.action_id = a.action_id AND r.participation = 'recipient'
        ) AS recipients
    FROM (
        SELECT DISTINCT document_id, action_id
        FROM action_participants
        WHERE person_id = $person_id AND participation = 'actor'
    ) AS mine
    ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = mine.document_id AND w.finding_id = mine.action_id
    JOIN actions AS a USING (document_id, action_id)
    JOIN documents AS d USING (document_id)
    WHERE a.modality = 'asserted' AND a.event_type IS DISTINCT FROM 'statement' AND d.withdrawn_at IS NULL
),
-- as in the view agreement, a personnel or life event happens once; of reports that agree on its date, one is enough
dated AS (
    SELECT *, partial_date(earliest, latest) AS happened
    FROM act
    WHERE polarity = 'positive' AND event_type IN ('personnel', 'life') AND earliest IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY predicate, happened, recipients ORDER BY published, document_id) = 1
),
post AS (
    SELECT
        h.title, h.organization, h.start_date, h.end_date, h.document_id, h.published, h.publisher, h.evidence, h."start",
        greatest(h."start" - 400, 0) AS around_start,
        substring(d."text", greatest(h."start" - 400, 0) + 1, 1000) AS around
    FROM role_history AS h
    JOIN documents AS d USING (document_id)
    WHERE h.person_id = $person_id
)
SELECT *, count(*) OVER () AS total
FROM (
    SELECT
        'act' AS kind, p.predicate AS what, p.document_id, p.published, p.publisher, p.sentence AS around, NULL AS claim,
        n.document_id AS other_document_id, n.published AS other_published, n.publisher AS other_publisher,
        n.sentence AS other_around, NULL AS other_claim,
        NULL AS place, NULL AS length, NULL AS other_place, NULL AS other_length
    FROM act AS p
    JOIN act AS n
        ON n.predicate = p.predicate AND n.document_id <> p.document_id AND p.polarity = 'positive' AND n.polarity = 'negative'
        AND (p.earliest IS NULL OR n.earliest IS NULL OR p.earliest <= n.latest AND n.earliest <= p.latest)
        AND (p.recipients IS NULL OR n.recipients IS NULL OR list_has_any(p.recipients, n.recipients))
    QUALIFY row_number() OVER (PARTITION BY p.predicate, p.document_id, n.document_id) = 1
    UNION ALL BY NAME
    SELECT
        'date' AS kind, p.predicate AS what, p.document_id, p.published, p.publisher, p.sentence AS around, p.happened AS claim,
        n.document_id AS other_document_id, n.published AS other_published, n.publisher AS other_publisher,
        n.sentence AS other_around, n.happened AS other_claim
    FROM dated AS p
    JOIN dated AS n
        ON n.predicate = p.predicate AND n.document_id <> p.document_id AND p.latest < n.earliest
        AND (p.recipients IS NULL OR n.recipients IS NULL OR list_has_any(p.recipients, n.recipients))
    UNION ALL BY NAME
    SELECT
        'post' AS kind, a.title AS what, a.document_id, a.published, a.publisher, a.around,
        coalesce(a.start_date, '?') || ' to ' || coalesce(a.end_date, '?') AS claim,
        b.document_id AS other_document_id, b.published AS other_published, b.publisher AS other_publisher,
        b.around AS other_around, coalesce(b.start_date, '?') || ' to ' || coalesce(b.end_date, '?') AS other_claim,
        a."start" - a.around_start AS place, length(a.evidence) AS length,
        b."start" - b.around_start AS other_place, length(b.evidence) AS other_length
    FROM post AS a
    JOIN post AS b
        ON lower(a.title) = lower(b.title) AND a.document_id < b.document_id
        AND coalesce(lower(a.organization) = lower(b.organization), true)
        -- two dates differ as far as both are precise
        AND (
            left(a.start_date, length(b.start_date)) <> left(b.start_date, length(a.start_date))
            OR left(a.end_date, length(b.end_date)) <> left(b.end_date, length(a.end_date))
        )
)
ORDER BY kind, what, published, document_id, other_document_id
LIMIT $limit
