-- Articles with nearly the same text
SELECT list(document_id ORDER BY published) AS articles, list(DISTINCT publisher) AS publishers FROM documents GROUP BY story_id HAVING count(*) > 1
