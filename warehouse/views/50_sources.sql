CREATE OR REPLACE VIEW sources AS
WITH state AS (
    SELECT
        source, count(*) AS addresses, date_trunc('second', min(first_seen)) AS first_seen,
        date_trunc('second', max(last_seen)) AS last_seen, count(trouble) AS in_trouble,
        arg_max(key || ': ' || trouble, coalesce(retry_at, last_seen, first_seen)) AS trouble
    FROM source_states
    GROUP BY source
), article AS (
    SELECT
        source, count(*) FILTER (withdrawn_at IS NULL) AS documents, count(withdrawn_at) AS withdrawn,
        max(published) AS latest
    FROM documents
    GROUP BY source
)
SELECT
    source, coalesce(documents, 0) AS documents, coalesce(withdrawn, 0) AS withdrawn, latest, addresses,
    first_seen, last_seen, coalesce(in_trouble, 0) AS in_trouble, trouble
FROM state
FULL JOIN article USING (source);
COMMENT ON VIEW sources IS 'Each source with its documents, when it was last read, and how many of its addresses are in trouble, with one of the reasons';
