-- Filled in for each table: its name, the columns that tell a row, and those that are compared.
WITH was AS (
    FROM published."{table}" SEMI JOIN redone USING (document_id)
),
will AS (
    FROM draft."{table}" SEMI JOIN redone USING (document_id)
),
pairs AS (
    SELECT
        CASE WHEN was.document_id IS NULL THEN 'comes' WHEN will.document_id IS NULL THEN 'goes' ELSE 'changes' END
            AS what,
        coalesce(will.document_id, was.document_id) AS document_id,
        CASE WHEN was.document_id IS NOT NULL THEN {was} END AS was,
        CASE WHEN will.document_id IS NOT NULL THEN {will} END AS will
    FROM was FULL JOIN will USING ({key})
)
SELECT what, document_id, was, will, count(*) OVER (PARTITION BY what) AS total
FROM pairs
WHERE was IS DISTINCT FROM will
QUALIFY row_number() OVER (PARTITION BY what ORDER BY document_id) <= greatest($samples, 1)
ORDER BY what, document_id
