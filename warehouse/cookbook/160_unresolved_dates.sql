-- Dates that could not be settled, with their article
SELECT document_id, text, type, value FROM dates WHERE resolution = 'unresolved'
