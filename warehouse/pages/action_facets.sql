-- How many of the actions found each event type, claim, publisher and month has.
SELECT
    CASE
        WHEN grouping(kind) = 0 THEN 'kind'
        WHEN grouping(claim) = 0 THEN 'claim'
        WHEN grouping(source) = 0 THEN 'source'
        ELSE 'month'
    END AS facet,
    coalesce(kind, claim, source, "month") AS value,
    count(*) AS found
FROM (
    SELECT
        coalesce(event_type, '') AS kind, claim, coalesce(publisher, '') AS source,
        coalesce(strftime(day, '%Y-%m'), '') AS "month"
    FROM find_actions(
        words := $words, kind := $kind, claim := $claim, source := $source, since := $since, until := $until
    )
)
GROUP BY GROUPING SETS (kind, claim, source, "month")
ORDER BY facet, found DESC, value
