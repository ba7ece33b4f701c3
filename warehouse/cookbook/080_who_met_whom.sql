-- Who met or spoke with whom
SELECT name, with_whom, did, happened, sentence FROM who_met_whom ORDER BY published DESC LIMIT 20
