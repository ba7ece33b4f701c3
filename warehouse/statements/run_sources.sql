SELECT run_id, sources
FROM runs
