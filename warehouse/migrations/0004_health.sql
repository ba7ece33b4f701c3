-- Which flow run a run was, and its health: what it took from each source, and how long each stage took.

ALTER TABLE "runs" ADD COLUMN "flow_run_id" VARCHAR;
COMMENT ON COLUMN "runs"."flow_run_id" IS 'The run of the Prefect flow, where there was one';
COMMENT ON COLUMN "runs"."state" IS 'running, complete, quarantined, stopped, failed or crashed';

CREATE TABLE "run_health" (
    "run_id" VARCHAR NOT NULL,
    "source" VARCHAR NOT NULL,
    "documents" BIGINT NOT NULL,
    "unchanged" BIGINT NOT NULL,
    "quarantined" BIGINT NOT NULL,
    "people" BIGINT NOT NULL,
    "organizations" BIGINT NOT NULL,
    "roles" BIGINT NOT NULL,
    "roles_without_organization" BIGINT NOT NULL,
    "dates" BIGINT NOT NULL,
    "unresolved_dates" BIGINT NOT NULL,
    "actions" BIGINT NOT NULL,
    "quotes" BIGINT NOT NULL,
    "quotes_without_speaker" BIGINT NOT NULL
);
COMMENT ON TABLE "run_health" IS 'What each run took from each source, and how much of it stayed open; the view health shows it as shares.';
COMMENT ON COLUMN "run_health"."run_id" IS 'The run';
COMMENT ON COLUMN "run_health"."source" IS 'The source';
COMMENT ON COLUMN "run_health"."documents" IS 'Documents loaded';
COMMENT ON COLUMN "run_health"."unchanged" IS 'Documents that were there already';
COMMENT ON COLUMN "run_health"."quarantined" IS 'Documents set aside';
COMMENT ON COLUMN "run_health"."people" IS 'People, each once an article';
COMMENT ON COLUMN "run_health"."organizations" IS 'Organizations, each once an article';
COMMENT ON COLUMN "run_health"."roles" IS 'Roles';
COMMENT ON COLUMN "run_health"."roles_without_organization" IS 'Roles whose organization was not found';
COMMENT ON COLUMN "run_health"."dates" IS 'Dates';
COMMENT ON COLUMN "run_health"."unresolved_dates" IS 'Dates without a day';
COMMENT ON COLUMN "run_health"."actions" IS 'Actions';
COMMENT ON COLUMN "run_health"."quotes" IS 'Quotations';
COMMENT ON COLUMN "run_health"."quotes_without_speaker" IS 'Quotations whose speaker was not found';

CREATE TABLE "run_stages" (
    "run_id" VARCHAR NOT NULL,
    "stage" VARCHAR NOT NULL,
    "seconds" DOUBLE NOT NULL
);
COMMENT ON TABLE "run_stages" IS 'Seconds that each run spent in each stage; those of extract are summed over the processes.';
COMMENT ON COLUMN "run_stages"."run_id" IS 'The run';
COMMENT ON COLUMN "run_stages"."stage" IS 'ingest, extract, validate or load';
COMMENT ON COLUMN "run_stages"."seconds" IS 'Seconds';
