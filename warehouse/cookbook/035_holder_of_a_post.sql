-- Who held a post on a day, until when, and which sentence says so
SELECT name, title, basis, start_date, end_date, passage FROM roles_as_of(DATE '2024-03-31') WHERE title ILIKE '%supervisor%'
