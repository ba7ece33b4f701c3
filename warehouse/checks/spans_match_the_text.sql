-- A finding whose words are not the words at its place in the text.
SELECT DISTINCT f.document_id
FROM (
    SELECT document_id, "start", "end", "text" FROM roles
    UNION ALL SELECT document_id, "start", "end", "text" FROM dates
    UNION ALL SELECT document_id, "start", "end", "text" FROM actions
    UNION ALL SELECT document_id, "start", "end", "text" FROM quotes
    UNION ALL SELECT document_id, "start", "end", "text" FROM quote_parts
    UNION ALL SELECT document_id, "start", "end", "text" FROM action_participants
    UNION ALL SELECT document_id, trigger_start, trigger_end, trigger_text FROM actions
    UNION ALL SELECT document_id, "start", "end", "text" FROM person_mentions
    UNION ALL SELECT document_id, "start", "end", "text" FROM organization_mentions
) AS f
JOIN documents AS d USING (document_id)
WHERE substring(d."text", f."start" + 1, f."end" - f."start") <> f."text"
