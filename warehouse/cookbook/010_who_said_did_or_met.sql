-- Who said, did or met with what, as sentences to check
SELECT name, day, predicate, sentence FROM person_timeline WHERE name = 'Helena Castell' LIMIT 10
