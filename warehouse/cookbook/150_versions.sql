-- What we knew of an article, and when
SELECT document_id, version, recorded_at, superseded_at FROM document_versions ORDER BY recorded_at DESC LIMIT 20
