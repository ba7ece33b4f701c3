-- Where articles agree on a date, status or denial, and where they contradict each other
SELECT name, what, field, value, independent_sources, verdict FROM agreement WHERE verdict <> 'one source' ORDER BY verdict DESC, name, what, field LIMIT 20
