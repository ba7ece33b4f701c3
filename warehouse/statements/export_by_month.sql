-- Filled in for each table that has rows of documents.
COPY (
    SELECT t.*, strftime(d.published, '%Y-%m') AS "month"
    FROM "{table}" AS t
    JOIN documents AS d USING (document_id)
    WHERE d.withdrawn_at IS NULL
) TO {folder} (FORMAT parquet, PARTITION_BY ("month"), WRITE_EMPTY_FILE true)
