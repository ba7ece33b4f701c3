-- Articles that hold some words, of some days
SELECT document_id, title, published FROM find_articles(words := 'ambassador', since := DATE '2024-01-01') ORDER BY published
