-- One page of articles, the newest first, with the words around the place that was searched for.
WITH found AS (
    SELECT document_id, published
    FROM find_articles(words := $words, source := $source, since := $since, until := $until)
),
page AS (
    SELECT document_id, published, (SELECT count(*) FROM found) AS total
    FROM found
    ORDER BY published DESC NULLS LAST, document_id
    LIMIT $limit OFFSET $offset
)
SELECT
    document_id, d.title, page.published, d.publisher, total,
    substring(d."text", greatest(1, strpos(lower(d."text"), lower(coalesce($words, ''))) - 90), 260) AS excerpt
FROM page
JOIN documents AS d USING (document_id)
ORDER BY page.published DESC NULLS LAST, document_id
