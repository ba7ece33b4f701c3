-- What somebody has judged to be wrong
SELECT kind, document_id, finding_id FROM wrong_findings UNION ALL SELECT 'person', document_id, person_id FROM wrong_people
