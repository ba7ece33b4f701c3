-- How many of the articles found each publisher and each month has.
SELECT
    CASE WHEN grouping(source) = 0 THEN 'source' ELSE 'month' END AS facet,
    coalesce(source, "month") AS value,
    count(*) AS found
FROM (
    SELECT coalesce(publisher, '') AS source, coalesce(strftime(published, '%Y-%m'), '') AS "month"
    FROM find_articles(words := $words, source := $source, since := $since, until := $until)
)
GROUP BY GROUPING SETS (source, "month")
ORDER BY facet, found DESC, value
