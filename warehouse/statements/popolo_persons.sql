SELECT
    p.person_id AS id, p."name",
    list_transform(
        list_sort(list(DISTINCT n."name") FILTER (n."name" <> p."name")), lambda other: {'name': other}
    ) AS other_names,
    p.given_name, p.family_name, p.gender
FROM people AS p
JOIN person_names AS n USING (person_id)
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL
GROUP BY ALL
ORDER BY p."name", id
