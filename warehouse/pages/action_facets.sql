-- How many of the actions found each event type, claim, publisher and month has.
SELECT
    CASE
        WHEN grouping(event) = 0 THEN 'event'
        WHEN grouping(claim) = 0 THEN 'claim'
        WHEN grouping(source) = 0 THEN 'source'
        ELSE 'month'
    END AS facet,
    coalesce(event, claim, source, "month") AS value,
    count(*) AS found
FROM (
    SELECT
        coalesce(event_type, '') AS event, claim, coalesce(publisher, '') AS source,
        coalesce(strftime(day, '%Y-%m'), '') AS "month"
    FROM find_actions(
        words := $words, event := $event, claim := $claim, source := $source, since := $since, until := $until
    )
)
GROUP BY GROUPING SETS (event, claim, source, "month")
ORDER BY facet, found DESC, value
