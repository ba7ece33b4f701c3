SELECT state, fingerprint, sources
FROM runs
ORDER BY started_at DESC
LIMIT 1
