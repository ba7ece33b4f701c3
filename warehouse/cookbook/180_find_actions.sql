-- Denied acts whose clause holds some words
SELECT document_id, predicate, claim, day FROM find_actions(words := 'asked', claim := 'negative') ORDER BY day
