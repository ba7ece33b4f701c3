CREATE OR REPLACE VIEW role_history AS
SELECT
    r.person_id, p.name, r.title, r.organization, r.status, r.start_date, r.end_date,
    r.document_id, d.published, d.publisher, r."text" AS evidence, passage(d."text", r."start", r."end") AS passage,
    r."start", r."end", r.post_id, d.story_id
FROM standing_roles AS r
JOIN people AS p USING (person_id)
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW role_history IS 'Who holds, held or is to hold which post, from when until when, as each article says; no end given does not mean current';

CREATE OR REPLACE MACRO roles_as_of(day) AS TABLE
WITH span AS (
    SELECT
        * EXCLUDE (passage),  -- which is cut out of the text for the rows that remain
        CAST(CAST(day AS DATE) AS VARCHAR) AS asked,
        status IN ('current', 'acting') AS is_held,
        -- what the article vouches for: from the start, or its own day, until the end, or its own day
        coalesce(start_date, CASE WHEN is_held THEN CAST(published AS VARCHAR) END) AS held_from,
        coalesce(end_date, CASE WHEN is_held THEN CAST(published AS VARCHAR) END) AS held_until
    FROM role_history
),
based AS (
    SELECT
        *,
        CASE
            -- days are compared as far as the dates are precise: a role from 2017 covers all of 2017
            WHEN left(asked, length(start_date)) < start_date OR left(asked, length(end_date)) > end_date THEN NULL
            WHEN coalesce(start_date, end_date) IS NOT NULL
                AND left(asked, length(held_from)) >= held_from AND left(asked, length(held_until)) <= held_until
                THEN 'dated'
            WHEN (is_held OR status = 'incoming' AND start_date IS NOT NULL)
                AND abs(date_diff('day', published, CAST(asked AS DATE))) <= 365
                THEN 'reported'
            -- a past post with one end that is known: held near it, on the side where it was held
            WHEN status = 'former' AND asked <= CAST(published AS VARCHAR) AND coalesce(start_date, end_date) IS NOT NULL
                AND abs(date_diff('day', CAST(left(coalesce(start_date, end_date) || '-01-01', 10) AS DATE), CAST(asked AS DATE))) <= 365
                THEN 'half_dated'
        END AS basis
    FROM span
)
SELECT
    name, b.title, organization, status, basis, start_date, end_date, document_id, b.published, evidence,
    passage(d."text", b."start", b."end") AS passage
FROM based AS b
JOIN documents AS d USING (document_id)
WHERE basis IS NOT NULL
ORDER BY name, basis, b.published;
COMMENT ON MACRO TABLE roles_as_of IS 'Posts on a day, as rows of role_history that cover it, with their ground. basis dated: the day lies between start and end, where a post held at publication is known until then (or from then, with an end alone). basis half_dated: a past post with one end that is known, which lies at most 365 days from the day, on the right side. basis reported: an article of at most 365 days before or after the day calls it held, or says from when it will be. Check a row that is not dated';
