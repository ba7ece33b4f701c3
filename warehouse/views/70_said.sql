CREATE OR REPLACE VIEW said AS
SELECT
    q.person_id, p.name, d.published, q.type, q.content, q.cue, q."text" AS sentence, d.publisher, q.document_id,
    q."start", d.story_id
FROM quotes AS q
ANTI JOIN wrong_findings AS w ON w.kind = 'quote' AND w.document_id = q.document_id AND w.finding_id = q.quote_id
ANTI JOIN wrong_people AS n ON n.document_id = q.document_id AND n.person_id = q.person_id
JOIN people AS p USING (person_id)
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW said IS 'What people are quoted with, word by word or in other words';

CREATE OR REPLACE MACRO said_by(person) AS TABLE
SELECT published, type, content, cue, publisher, document_id, person_id, name, sentence
FROM said
WHERE person_id = person OR lower(name) = lower(person)
ORDER BY published, document_id, "start";
COMMENT ON MACRO TABLE said_by IS 'Everything that somebody is quoted with, in time; the person by name or person_id';
