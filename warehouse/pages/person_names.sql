-- The names by which articles call a person.
SELECT "text" AS name, count(*) AS mentions, count(DISTINCT document_id) AS articles
FROM person_mentions
WHERE person_id = $person_id AND kind = 'name'
GROUP BY "text"
ORDER BY mentions DESC, name
