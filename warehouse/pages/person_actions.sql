-- Actions in which a person takes part, in time.
SELECT x.document_id, x.action_id, coalesce(a.earliest, d.published) AS day, count(*) OVER () AS total
FROM (SELECT DISTINCT document_id, action_id FROM action_participants WHERE person_id = $person_id AND participation <> 'attribution') AS x
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = x.document_id AND w.finding_id = x.action_id
JOIN actions AS a USING (document_id, action_id)
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL
ORDER BY day DESC NULLS LAST, x.document_id, a.trigger_start
LIMIT $limit
