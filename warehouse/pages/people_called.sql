-- Individuals of a name, or the one of an id, those whom most articles name first.
SELECT p.person_id, p.name, count(*) AS articles, mode(n.basis) AS basis
FROM people AS p
JOIN person_names AS n USING (person_id)
ANTI JOIN wrong_people AS w ON w.document_id = n.document_id AND w.person_id = n.person_id
WHERE p.person_id = $name OR lower(strip_accents(p.name)) = lower(strip_accents($name))
GROUP BY p.person_id, p.name
ORDER BY articles DESC, p.person_id
LIMIT 20
