UPDATE source_states
SET said = NULL
WHERE regexp_matches(said, $pattern)
