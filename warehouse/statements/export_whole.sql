-- Filled in for each table of what documents share.
COPY (
    FROM "{table}"
    WHERE {id} IN (
        SELECT n.{id} FROM {named_in} AS n JOIN documents AS d USING (document_id) WHERE d.withdrawn_at IS NULL
    )
) TO {file} (FORMAT parquet)
