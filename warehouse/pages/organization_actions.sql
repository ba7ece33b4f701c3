-- Actions in which an organization takes part, the latest first.
SELECT DISTINCT x.document_id, x.action_id, coalesce(a.earliest, d.published) AS day
FROM organizations AS o
JOIN action_participants AS x ON x.document_id = o.document_id AND x.organization_id = o.organization_id
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = x.document_id AND w.finding_id = x.action_id
JOIN actions AS a ON a.document_id = x.document_id AND a.action_id = x.action_id
JOIN documents AS d ON d.document_id = x.document_id
WHERE lower(o.name) = lower($name) AND d.withdrawn_at IS NULL AND x.participation <> 'attribution'
ORDER BY day DESC NULLS LAST
LIMIT $limit
