UPDATE people AS p
SET
    gender = coalesce(p.gender, n.gender), first_year = least(p.first_year, n.first_year),
    last_year = greatest(p.last_year, n.last_year), death_year = coalesce(p.death_year, n.death_year)
FROM (
    SELECT
        person_id, min(gender) AS gender, min(first_year) AS first_year, max(last_year) AS last_year,
        min(death_year) AS death_year
    FROM names
    GROUP BY person_id
) AS n
WHERE p.person_id = n.person_id
    AND (
        p.gender IS NULL AND n.gender IS NOT NULL OR p.death_year IS NULL AND n.death_year IS NOT NULL
        OR coalesce(n.first_year < coalesce(p.first_year, 9999), false)
        OR coalesce(n.last_year > coalesce(p.last_year, 0), false)
    )
