-- Everything that somebody is quoted with
SELECT p.name, q.type, q.content, q.document_id FROM quotes AS q JOIN people AS p USING (person_id) ORDER BY p.name
