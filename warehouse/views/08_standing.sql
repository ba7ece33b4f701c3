CREATE OR REPLACE VIEW standing_roles AS
SELECT f.*
FROM roles AS f
ANTI JOIN wrong_findings AS w ON w.kind = 'role' AND w.document_id = f.document_id AND w.finding_id = f.role_id
ANTI JOIN wrong_people AS n ON n.document_id = f.document_id AND n.person_id = f.person_id;
COMMENT ON VIEW standing_roles IS 'The table roles without what somebody has judged to be wrong';

CREATE OR REPLACE VIEW standing_actions AS
SELECT f.*
FROM actions AS f
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = f.document_id AND w.finding_id = f.action_id;
COMMENT ON VIEW standing_actions IS 'The table actions without what somebody has judged to be wrong';
