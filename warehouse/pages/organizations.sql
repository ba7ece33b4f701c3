-- One page of organizations, those that most articles name first; the same name is the same organization here.
WITH found AS (
    SELECT lower(name) AS key, mode(name) AS name, count(DISTINCT document_id) AS articles
    FROM organizations AS o
    ANTI JOIN wrong_findings AS w
        ON w.kind = 'organization' AND w.document_id = o.document_id AND w.finding_id = o.organization_id
    WHERE $words IS NULL OR contains(lower(strip_accents(name)), lower(strip_accents($words)))
    GROUP BY key
)
SELECT name, articles, (SELECT count(*) FROM found) AS total
FROM found
ORDER BY articles DESC, name
LIMIT $limit OFFSET $offset
