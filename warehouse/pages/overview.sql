-- What the warehouse holds.
SELECT
    (SELECT count(*) FROM documents WHERE withdrawn_at IS NULL) AS articles,
    (SELECT count(*) FROM people) AS people,
    (SELECT count(*) FROM roles) AS roles,
    (SELECT count(*) FROM actions) AS actions,
    (SELECT count(*) FROM quotes) AS quotations,
    (SELECT max(finished_at) FROM runs) AS last_run
