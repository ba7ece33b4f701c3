-- Runs that differ from those before them, and where to look
SELECT started_at, source, measure, present, usual, advice FROM health_drift LIMIT 20
