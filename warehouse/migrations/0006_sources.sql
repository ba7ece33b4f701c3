-- Where documents come from within their source, and what is known of the sources themselves.

ALTER TABLE "documents" ADD COLUMN "origin" VARCHAR;
COMMENT ON COLUMN "documents"."origin" IS 'File or address within the source';

ALTER TABLE "documents" ADD COLUMN "encoding" VARCHAR;
COMMENT ON COLUMN "documents"."encoding" IS 'Encoding of the bytes that the text was read from';

ALTER TABLE "documents" ADD COLUMN "published_doubt" VARCHAR;
COMMENT ON COLUMN "documents"."published_doubt" IS 'Why a date that came with it was not believed';

ALTER TABLE "quarantine" ADD COLUMN "source" VARCHAR;
COMMENT ON COLUMN "quarantine"."source" IS 'Name of the source';

CREATE TABLE "source_states" (
    "source" VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    "document_id" VARCHAR,
    "said" VARCHAR,
    "etag" VARCHAR,
    "last_modified" VARCHAR,
    "content_hash" VARCHAR,
    "fingerprint" VARCHAR,
    "trouble" VARCHAR,
    "first_seen" TIMESTAMP NOT NULL,
    "last_seen" TIMESTAMP,
    "retry_at" TIMESTAMP,
    "gone_at" TIMESTAMP
);
COMMENT ON TABLE "source_states" IS 'What is known of each source and of each page of it, so that a run takes only what is new or changed.';
COMMENT ON COLUMN "source_states"."source" IS 'Name of the source';
COMMENT ON COLUMN "source_states"."key" IS 'Address or path: the source itself, or a page of it';
COMMENT ON COLUMN "source_states"."document_id" IS 'The article of the page';
COMMENT ON COLUMN "source_states"."said" IS 'What the feed says of the page: date, title, author; JSON';
COMMENT ON COLUMN "source_states"."etag" IS 'ETag of the last answer; sent with the next question';
COMMENT ON COLUMN "source_states"."last_modified" IS 'Last-Modified of the last answer';
COMMENT ON COLUMN "source_states"."content_hash" IS 'Hash of the last answer';
COMMENT ON COLUMN "source_states"."fingerprint" IS 'Extractor that has read it; another one reads it anew';
COMMENT ON COLUMN "source_states"."trouble" IS 'What was wrong at the last try; null: nothing';
COMMENT ON COLUMN "source_states"."first_seen" IS 'First time that it was asked for (UTC)';
COMMENT ON COLUMN "source_states"."last_seen" IS 'Last time that it was there (UTC)';
COMMENT ON COLUMN "source_states"."retry_at" IS 'When to try again after a passing trouble (UTC)';
COMMENT ON COLUMN "source_states"."gone_at" IS 'When it was found to be gone (UTC)';
