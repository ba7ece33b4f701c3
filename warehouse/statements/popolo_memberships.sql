SELECT
    r.role_id || '@' || r.document_id AS id, r.title AS "role", r.person_id, r.post_id,
    CASE WHEN p.organization IS NOT NULL THEN 'organization-' || md5(lower(p.organization)) END AS organization_id,
    r.start_date, r.end_date, r.status,
    [{'url': d.url, 'note': r."text", 'document_id': r.document_id, 'published': d.published}] AS sources
FROM roles AS r
JOIN posts AS p USING (post_id)
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL
ORDER BY r.person_id, r.start_date, id
