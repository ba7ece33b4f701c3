-- Documents that a run has withdrawn, by source: nobody else writes while it runs.
SELECT coalesce(source, '') AS source, count(*) AS withdrawn
FROM documents
WHERE withdrawn_at >= (SELECT started_at FROM runs WHERE run_id = $run_id)
GROUP BY ALL
