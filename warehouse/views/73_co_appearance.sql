CREATE OR REPLACE VIEW co_appearance AS
SELECT
    a.person_id, p.name, b.person_id AS with_person_id, o.name AS with_whom, count(*) AS documents,
    count(DISTINCT d.story_id) AS independent_sources
FROM person_names AS a
JOIN person_names AS b ON b.document_id = a.document_id AND a.person_id < b.person_id
JOIN documents AS d ON d.document_id = a.document_id
JOIN people AS p ON p.person_id = a.person_id
JOIN people AS o ON o.person_id = b.person_id
WHERE d.withdrawn_at IS NULL
GROUP BY ALL;
COMMENT ON VIEW co_appearance IS 'Who is named in the same articles as whom; each pair once';
