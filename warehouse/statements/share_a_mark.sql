-- Pairs of a fresh article and the first other one that has a mark of it.
WITH near AS (
    SELECT t.band, t.document_id, t.document_id NOT IN (SELECT document_id FROM marks) AS is_old
    FROM text_bands AS t
    SEMI JOIN marks USING (band)
    WHERE t.published IS NULL OR t.published BETWEEN
        coalesce((SELECT min(published) FROM marks), DATE '0001-01-01') - to_days($days)
        AND coalesce((SELECT max(published) FROM marks), DATE '9999-12-31') + to_days($days)
),
heads AS (
    SELECT band, coalesce(min(document_id) FILTER (is_old), min(document_id)) AS first_id
    FROM near
    GROUP BY band
    HAVING count(*) > 1
)
SELECT DISTINCT m.document_id, l.first_id
FROM marks AS m
JOIN heads AS l USING (band)
WHERE m.document_id <> l.first_id
ORDER BY ALL
