-- One page of people, those whom most articles name first, with the post that was reported last.
WITH found AS (
    SELECT p.person_id, p.name, count(*) AS articles
    FROM people AS p
    JOIN person_names AS n USING (person_id)
    ANTI JOIN wrong_people AS w ON w.document_id = n.document_id AND w.person_id = n.person_id
    WHERE $words IS NULL OR contains(lower(strip_accents(p.name)), lower(strip_accents($words)))
    GROUP BY p.person_id, p.name
),
page AS (
    SELECT *, (SELECT count(*) FROM found) AS total
    FROM found
    ORDER BY articles DESC, name, person_id
    LIMIT $limit OFFSET $offset
)
SELECT
    person_id, name, articles, total,
    arg_max(r.title || coalesce(', ' || r.organization, ''), r.published) AS post
FROM page
LEFT JOIN (SELECT person_id, title, organization, published FROM role_history) AS r USING (person_id)
GROUP BY person_id, name, articles, total
ORDER BY articles DESC, name, person_id
