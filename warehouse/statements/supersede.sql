UPDATE document_versions AS v
SET superseded_at = batch.recorded_at
FROM batch
WHERE v.document_id = batch.document_id AND v.superseded_at IS NULL
