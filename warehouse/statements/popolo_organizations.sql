SELECT 'organization-' || md5(lower(p.organization)) AS id, min(p.organization) AS "name"
FROM posts AS p
JOIN roles AS r USING (post_id)
JOIN documents AS d USING (document_id)
WHERE p.organization IS NOT NULL AND d.withdrawn_at IS NULL
GROUP BY id
ORDER BY "name", id
