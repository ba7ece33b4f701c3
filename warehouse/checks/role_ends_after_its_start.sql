-- A role that ends before it starts, as far as the two dates are precise.
SELECT DISTINCT document_id
FROM roles
WHERE left(end_date, least(length(start_date), length(end_date))) < left(start_date, least(length(start_date), length(end_date)))
