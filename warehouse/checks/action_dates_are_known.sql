-- An action dated by an expression that its document does not have.
SELECT DISTINCT a.document_id
FROM actions AS a ANTI JOIN dates AS t USING (document_id, date_id)
WHERE a.date_id IS NOT NULL
