-- Who is quoted on something
SELECT name, published, type, content, document_id FROM said WHERE content ILIKE '%confidence%' ORDER BY published
