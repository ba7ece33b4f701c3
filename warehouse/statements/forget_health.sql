UPDATE run_health
SET source = ''
WHERE source IN (SELECT unnest($sources))
