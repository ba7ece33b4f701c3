-- Quotations whose source stays unnamed are counted beside those without any, and what a run has withdrawn.

ALTER TABLE "run_health" RENAME COLUMN "quotes_without_speaker" TO "quotes_without_source";
COMMENT ON COLUMN "run_health"."quotes_without_source" IS 'Quotations for which no words name a source';
ALTER TABLE "run_health" ADD COLUMN "quotes_without_speaker" BIGINT;
COMMENT ON COLUMN "run_health"."quotes_without_speaker" IS 'Quotations whose source is no person or organization by name, those without a source included; null: an old run, which did not count them';
ALTER TABLE "run_health" ADD COLUMN "withdrawn" BIGINT;
COMMENT ON COLUMN "run_health"."withdrawn" IS 'Documents withdrawn, since their publisher or their source no longer has them; null: an old run, which did not count them';
