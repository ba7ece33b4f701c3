-- Everything that somebody is quoted with
SELECT published, type, content, document_id FROM said_by('Thomas Okafor')
