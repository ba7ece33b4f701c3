DELETE FROM people
WHERE person_id NOT IN (SELECT person_id FROM person_names)
