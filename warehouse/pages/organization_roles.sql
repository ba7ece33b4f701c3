-- Posts in an organization.
SELECT person_id, name, title, status, start_date, end_date, document_id, published, publisher, evidence AS sentence
FROM role_history
WHERE lower(organization) = lower($name)
ORDER BY published DESC NULLS LAST, name
LIMIT $limit
