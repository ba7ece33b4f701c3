UPDATE finding_judgements
SET undone_at = $now
WHERE judgement_id = $id AND undone_at IS NULL
RETURNING judgement_id
