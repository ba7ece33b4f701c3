INSERT INTO posts BY NAME
SELECT post_id, min(title) AS title, min(organization) AS organization
FROM held
ANTI JOIN posts USING (post_id)
GROUP BY post_id
