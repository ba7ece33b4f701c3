-- Who did what to whom, as the articles of one week say it
SELECT who, did, to_whom, happened, says_who, sentence FROM who_did_what WHERE published BETWEEN DATE '2024-05-06' AND DATE '2024-05-12' AND who IS NOT NULL
