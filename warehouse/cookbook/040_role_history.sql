-- Everything that articles say of who held a post, from when until when
SELECT name, status, start_date, end_date, published, evidence FROM role_history WHERE lower(title) LIKE '%chief executive%' ORDER BY published, name
