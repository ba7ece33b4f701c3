-- What the last runs took, and how much of it stayed open
SELECT started_at, source, documents, quarantined, withdrawn, unresolved_dates, quotes_without_speaker FROM health LIMIT 20
