INSERT INTO document_versions BY NAME
SELECT document_id, version, content_hash, fingerprint, recorded_at, run_id
FROM batch
