-- The newest articles that name an organization.
SELECT DISTINCT document_id, d.title, d.published, d.publisher, left(d."text", 200) AS excerpt
FROM organizations AS o
ANTI JOIN wrong_findings AS w
    ON w.kind = 'organization' AND w.document_id = o.document_id AND w.finding_id = o.organization_id
JOIN documents AS d USING (document_id)
WHERE lower(o.name) = lower($name) AND d.withdrawn_at IS NULL
ORDER BY d.published DESC NULLS LAST, document_id
LIMIT $limit
