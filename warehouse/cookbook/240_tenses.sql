-- Acts by kind, modality and tense, without those judged to be wrong
SELECT event_type, modality, tense, count(*) AS actions FROM standing_actions GROUP BY ALL ORDER BY actions DESC LIMIT 20
