DELETE FROM source_states
WHERE (source, key) IN (SELECT source, key FROM states)
