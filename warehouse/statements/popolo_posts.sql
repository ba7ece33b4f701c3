SELECT
    post_id AS id, title AS label, title AS "role",
    CASE WHEN organization IS NOT NULL THEN 'organization-' || md5(lower(organization)) END AS organization_id
FROM posts
WHERE post_id IN (SELECT r.post_id FROM roles AS r JOIN documents AS d USING (document_id) WHERE d.withdrawn_at IS NULL)
ORDER BY label, id
