WITH meant AS (
    SELECT person_id, name_key
    FROM person_names
    WHERE person_id = $person OR lower("name") = lower($person)
)
SELECT DISTINCT person_id, document_id
FROM person_names
WHERE person_id IN (SELECT person_id FROM meant) OR name_key IN (SELECT name_key FROM meant)
