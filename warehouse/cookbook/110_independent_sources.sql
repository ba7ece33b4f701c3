-- In how many articles a role or an act stands, wire copies counted once
SELECT name, kind, what, documents, independent_sources FROM independent_sources WHERE documents > 1 ORDER BY independent_sources DESC, documents DESC, name LIMIT 20
