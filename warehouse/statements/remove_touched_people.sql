DELETE FROM people
WHERE person_id IN (SELECT person_id FROM touched)
