-- The documents that hold the finding with an id, and the table that has it.
SELECT 'roles' AS kind, document_id FROM roles WHERE role_id = $id
UNION ALL SELECT 'dates', document_id FROM dates WHERE date_id = $id
UNION ALL SELECT 'actions', document_id FROM actions WHERE action_id = $id
UNION ALL SELECT 'quotes', document_id FROM quotes WHERE quote_id = $id
UNION ALL SELECT 'people', document_id FROM person_names WHERE person_id = $id
UNION ALL SELECT 'organizations', document_id FROM organizations WHERE organization_id = $id
ORDER BY document_id
