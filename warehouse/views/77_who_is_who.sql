CREATE OR REPLACE VIEW who_is_who AS
SELECT
    p.name, n.name AS name_in_article, n.document_id, d.published, n.basis, n.gender, n.first_year, n.last_year, n.death_year,
    j.verdict, j.judged_by, j.note, n.person_id, n.found_person_id
FROM person_names AS n
JOIN people AS p USING (person_id)
JOIN documents AS d USING (document_id)
LEFT JOIN identity_judgements AS j
    ON n.found_person_id IN (j.person_id, j.other_person_id) AND j.undone_at IS NULL
WHERE d.withdrawn_at IS NULL;
COMMENT ON VIEW who_is_who IS 'Why people in different articles are taken for one, or for two: the ground, what the article says of them, and judgements';
