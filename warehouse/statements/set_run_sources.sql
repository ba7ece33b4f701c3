UPDATE runs
SET sources = $sources
WHERE run_id = $run_id
