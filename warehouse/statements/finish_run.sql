UPDATE runs
SET
    finished_at = $now, seconds = epoch($now::TIMESTAMP - started_at), state = $state,
    loaded = $loaded, unchanged = $unchanged, quarantined = $quarantined
WHERE run_id = $run_id
