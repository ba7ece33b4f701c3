CREATE OR REPLACE VIEW actions_by_month AS
SELECT
    a.event_type, strftime(a.earliest, '%Y-%m') AS "month", count(*) AS actions,
    count(DISTINCT a.document_id) AS documents, count(DISTINCT d.story_id) AS independent_sources
FROM standing_actions AS a
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL AND a.polarity = 'positive' AND a.modality = 'asserted'
    AND date_trunc('month', a.earliest) = date_trunc('month', a.latest)
GROUP BY ALL;
COMMENT ON VIEW actions_by_month IS 'How many acts of each kind articles date to each month; those dated less precisely are left out';
