INSERT INTO people BY NAME
SELECT
    person_id, min("name") AS "name", min(name_key) AS name_key, min(given_name) AS given_name,
    min(family_name) AS family_name, min(gender) AS gender, min(first_year) AS first_year,
    max(last_year) AS last_year, min(death_year) AS death_year
FROM names
ANTI JOIN people USING (person_id)
GROUP BY person_id
