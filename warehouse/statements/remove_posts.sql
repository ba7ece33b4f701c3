DELETE FROM posts
WHERE post_id NOT IN (SELECT post_id FROM roles)
