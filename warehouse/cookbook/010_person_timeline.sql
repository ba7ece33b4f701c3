-- What somebody did or met with, as sentences to check
SELECT day, predicate, participation, sentence, document_id FROM person_timeline WHERE name = 'Helena Castell' ORDER BY day LIMIT 10
