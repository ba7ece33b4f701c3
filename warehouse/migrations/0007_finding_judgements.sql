CREATE TABLE "finding_judgements" (
    "judgement_id" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('person', 'organization', 'role', 'date', 'action', 'quote')),
    "document_id" VARCHAR,
    "finding_id" VARCHAR NOT NULL,
    "judged_by" VARCHAR NOT NULL,
    "judged_at" TIMESTAMP NOT NULL,
    "note" VARCHAR,
    "undone_at" TIMESTAMP
);
COMMENT ON TABLE "finding_judgements" IS 'What people have said is wrong: the views leave it out, until that is undone.';
COMMENT ON COLUMN "finding_judgements"."judgement_id" IS 'Identifies the judgement';
COMMENT ON COLUMN "finding_judgements"."kind" IS 'person (no person at all), organization, role, date, action or quote';
COMMENT ON COLUMN "finding_judgements"."document_id" IS 'The article of the finding; null: a person in all articles';
COMMENT ON COLUMN "finding_judgements"."finding_id" IS 'Id of the finding; of a person, the found_person_id';
COMMENT ON COLUMN "finding_judgements"."judged_by" IS 'Who says so';
COMMENT ON COLUMN "finding_judgements"."judged_at" IS 'When (UTC)';
COMMENT ON COLUMN "finding_judgements"."note" IS 'Why';
COMMENT ON COLUMN "finding_judgements"."undone_at" IS 'When it was taken back (UTC)';
