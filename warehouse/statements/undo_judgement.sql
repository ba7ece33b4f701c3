UPDATE identity_judgements
SET undone_at = $now
WHERE judgement_id = $id AND undone_at IS NULL
RETURNING person_id, other_person_id
