-- One page of actions, the latest first.
WITH found AS (
    FROM find_actions(
        words := $words, event := $event, claim := $claim, source := $source, since := $since, until := $until
    )
)
SELECT document_id, action_id, (SELECT count(*) FROM found) AS total
FROM found
ORDER BY day DESC NULLS LAST, document_id, trigger_start
LIMIT $limit OFFSET $offset
