CREATE OR REPLACE VIEW co_appearance AS
WITH named AS NOT MATERIALIZED (
    SELECT n.document_id, n.person_id
    FROM person_names AS n
    ANTI JOIN wrong_people AS w ON w.document_id = n.document_id AND w.person_id = n.person_id
),
by_story AS (
    SELECT a.person_id, b.person_id AS with_person_id, d.story_id, count(*) AS documents
    FROM named AS a
    JOIN named AS b ON b.document_id = a.document_id AND a.person_id < b.person_id
    JOIN documents AS d ON d.document_id = a.document_id
    WHERE d.withdrawn_at IS NULL
    GROUP BY ALL
),
pair AS (
    SELECT
        person_id, with_person_id, CAST(sum(documents) AS BIGINT) AS documents, count(*) AS independent_sources
    FROM by_story
    GROUP BY ALL
)
SELECT person_id, p.name, with_person_id, o.name AS with_whom, documents, independent_sources
FROM pair
JOIN people AS p USING (person_id)
JOIN people AS o ON o.person_id = with_person_id;
COMMENT ON VIEW co_appearance IS 'Who is named in the same articles as whom; each pair once';
