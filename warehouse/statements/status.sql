SELECT
    (SELECT count(*) FROM documents) AS documents,
    (SELECT count(*) FROM documents WHERE withdrawn_at IS NOT NULL) AS withdrawn,
    (SELECT count(*) FROM quarantine) AS "in quarantine",
    (SELECT count(*) FROM erasures) AS erasures,
    (
        SELECT format('{}: {}, begun {} UTC, {} loaded', run_id, state, strftime(started_at, '%Y-%m-%d %H:%M:%S'), loaded)
        FROM runs ORDER BY started_at DESC LIMIT 1
    ) AS "last run"
