CREATE OR REPLACE VIEW role_history AS
SELECT
    r.person_id, p.name, r.title, r.organization, r.status, r.start_date, r.end_date,
    r.document_id, d.published, d.publisher, r."text" AS evidence, r."start", r."end"
FROM roles AS r
JOIN people AS p USING (document_id, person_id)
JOIN documents AS d USING (document_id)
ORDER BY p.name, coalesce(r.start_date, r.end_date, CAST(d.published AS VARCHAR));
COMMENT ON VIEW role_history IS 'Who holds, held or is to hold which post, from when until when, as each article says; no end given does not mean current';

CREATE OR REPLACE MACRO roles_as_of(day) AS TABLE
SELECT name, title, organization, status, start_date, end_date, document_id, published, evidence
FROM role_history
WHERE (start_date IS NULL OR start_date <= left(CAST(day AS VARCHAR), length(start_date)))
  AND (end_date IS NULL OR end_date >= left(CAST(day AS VARCHAR), length(end_date)))
  AND (status IN ('current', 'acting') AND published >= day OR end_date IS NOT NULL OR start_date IS NOT NULL)
  AND NOT (status = 'former' AND end_date IS NULL);
