CREATE OR REPLACE VIEW wrong_findings AS
SELECT kind, document_id, finding_id
FROM finding_judgements
WHERE undone_at IS NULL AND kind <> 'person';
COMMENT ON VIEW wrong_findings IS 'Findings that somebody has judged to be wrong: the other views leave them out, the tables keep them';

CREATE OR REPLACE VIEW wrong_people AS
SELECT DISTINCT n.document_id, n.person_id
FROM finding_judgements AS j
JOIN person_names AS n ON n.found_person_id = j.finding_id AND coalesce(j.document_id, n.document_id) = n.document_id
WHERE j.undone_at IS NULL AND j.kind = 'person';
COMMENT ON VIEW wrong_people IS 'Names that somebody has judged to be no person, by article: the views of posts, timelines, quotations, meetings, company and agreement leave them out there';
