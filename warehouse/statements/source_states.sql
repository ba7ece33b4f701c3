SELECT *
FROM source_states
WHERE source = $source
