-- Who appears with whom
SELECT name, with_whom, documents, independent_sources FROM co_appearance ORDER BY independent_sources DESC, name LIMIT 20
