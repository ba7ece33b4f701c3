CREATE TEMP TABLE redone AS
SELECT document_id
FROM draft.documents AS d
JOIN published.documents AS p USING (document_id)
WHERE d.fingerprint <> p.fingerprint
