INSERT INTO people BY NAME
SELECT
    person_id, mode("name" ORDER BY "name") AS "name", mode(name_key ORDER BY name_key) AS name_key,
    mode(given_name ORDER BY given_name) AS given_name, mode(family_name ORDER BY family_name) AS family_name,
    mode(gender ORDER BY gender) AS gender, min(first_year) AS first_year, max(last_year) AS last_year,
    min(death_year) AS death_year
FROM person_names
SEMI JOIN touched USING (person_id)
GROUP BY person_id
