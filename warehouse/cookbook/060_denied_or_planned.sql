-- What was denied, planned or alleged, with who says so
SELECT who, did, to_whom, polarity, modality, says_who, sentence FROM all_actions WHERE polarity = 'negative' OR modality <> 'asserted' LIMIT 100
