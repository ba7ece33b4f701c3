-- Hashes of what was forgotten.

CREATE TABLE "forgotten" (
    "erasure_id" VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    "digest" VARCHAR NOT NULL
);
COMMENT ON TABLE "forgotten" IS 'Keyed hashes of what was forgotten, so that it does not come back.';
COMMENT ON COLUMN "forgotten"."erasure_id" IS 'The erasure';
COMMENT ON COLUMN "forgotten"."key" IS 'Key of the hashes of this warehouse';
COMMENT ON COLUMN "forgotten"."digest" IS 'Hash of the id or the text of an article, or of a name';
