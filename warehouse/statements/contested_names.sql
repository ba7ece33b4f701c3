WITH evidence AS (
    SELECT name_key, person_id, gender, first_year, last_year, death_year FROM people SEMI JOIN names USING (name_key)
    UNION ALL
    SELECT name_key, person_id, gender, first_year, last_year, death_year FROM names WHERE name_key IS NOT NULL
),
judged AS (
    SELECT person_id AS found_person_id FROM identity_judgements WHERE undone_at IS NULL AND verdict <> 'unsure'
    UNION
    SELECT other_person_id FROM identity_judgements WHERE undone_at IS NULL AND verdict <> 'unsure'
)
SELECT name_key
FROM evidence
GROUP BY name_key
HAVING
    count(DISTINCT person_id) > 1 OR count(DISTINCT gender) > 1
    OR max(last_year) > min(death_year) OR max(last_year) - min(first_year) > $longest_life
UNION
SELECT name_key FROM names SEMI JOIN judged USING (found_person_id) WHERE name_key IS NOT NULL
