-- One page of organizations, those that most articles name first; the same name is the same organization here.
WITH found AS (
    SELECT lower(name) AS key, mode(name) AS name, count(DISTINCT document_id) AS articles
    FROM organizations
    WHERE $words IS NULL OR contains(lower(strip_accents(name)), lower(strip_accents($words)))
    GROUP BY key
)
SELECT name, articles, (SELECT count(*) FROM found) AS total
FROM found
ORDER BY articles DESC, name
LIMIT $limit OFFSET $offset
