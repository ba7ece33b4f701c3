-- Everything that articles say of who held a post, from when until when
SELECT name, title, organization, status, start_date, end_date, published, passage FROM role_history WHERE title ILIKE '%chief executive%' ORDER BY published, name
