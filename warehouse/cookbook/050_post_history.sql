-- Who held a post after whom, with gaps and overlaps
SELECT title, organization, name, start_date, end_date, next_name, succession FROM post_history ORDER BY organization, title, start_date LIMIT 20
