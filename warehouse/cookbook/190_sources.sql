-- The sources, and what is wrong with them
SELECT source, documents, withdrawn, latest, trouble FROM sources ORDER BY source
