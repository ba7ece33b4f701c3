CREATE OR REPLACE VIEW post_history AS
WITH tenure AS (
    SELECT
        post_id, title, organization, person_id, name, min(start_date) AS start_date, max(end_date) AS end_date,
        count(*) AS documents, count(DISTINCT story_id) AS independent_sources
    FROM role_history
    WHERE organization IS NOT NULL AND coalesce(start_date, end_date) IS NOT NULL
    GROUP BY ALL
),
ordered AS (
    SELECT
        *,
        lead(name) OVER succession AS next_name,
        lead(start_date) OVER succession AS next_start_date
    FROM tenure
    WINDOW succession AS (PARTITION BY post_id ORDER BY coalesce(start_date, end_date), coalesce(end_date, start_date))
)
SELECT
    title, organization, name, start_date, end_date, next_name, next_start_date,
    CASE  -- as far as the two dates are precise
        WHEN left(next_start_date, length(end_date)) < left(end_date, length(next_start_date)) THEN 'overlap'
        WHEN left(next_start_date, length(end_date)) > left(end_date, length(next_start_date)) THEN 'gap'
        WHEN next_start_date IS NOT NULL AND end_date IS NOT NULL THEN 'follows'
    END AS succession,
    documents, independent_sources, person_id, post_id
FROM ordered;
COMMENT ON VIEW post_history IS 'Who held a post of a named organization after whom, all articles together, with overlap and gap where both dates are known';
