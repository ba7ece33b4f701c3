SELECT document_id, person_id, found_person_id, basis, name_key, gender, first_year, last_year, death_year
FROM person_names
WHERE name_key IN (SELECT unnest($keys)) OR found_person_id IN (SELECT unnest($ids))
ORDER BY document_id, found_person_id
