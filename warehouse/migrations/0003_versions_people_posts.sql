-- Versions of articles, individuals across articles, posts, stories, judgements and erasures.
-- A table that changes is made anew beside the old one, which is then dropped; name_key, post_id and story_id
-- are those of warehouse/keys.py.

ALTER TABLE "documents" RENAME TO "old_documents";

CREATE TABLE "documents" (
    "document_id" VARCHAR NOT NULL,
    "title" VARCHAR,
    "published" DATE,
    "published_at" TIMESTAMP,
    "published_origin" VARCHAR,
    "url" VARCHAR,
    "publisher" VARCHAR,
    "byline" VARCHAR,
    "language" VARCHAR NOT NULL,
    "source" VARCHAR,
    "text" VARCHAR NOT NULL,
    "content_hash" VARCHAR NOT NULL,
    "fingerprint" VARCHAR NOT NULL,
    "version" BIGINT NOT NULL,
    "story_id" VARCHAR NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "withdrawn_at" TIMESTAMP,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "documents" IS 'Articles, with the text that was read; all offsets point into it.';
COMMENT ON COLUMN "documents"."document_id" IS 'Identifies the article';
COMMENT ON COLUMN "documents"."title" IS 'Headline';
COMMENT ON COLUMN "documents"."published" IS 'Day of publication';
COMMENT ON COLUMN "documents"."published_at" IS 'Time of publication, where the source gives one';
COMMENT ON COLUMN "documents"."published_origin" IS 'Origin of that date: given, metadata, feed, url or dateline';
COMMENT ON COLUMN "documents"."url" IS 'Address of the article';
COMMENT ON COLUMN "documents"."publisher" IS 'Who published it';
COMMENT ON COLUMN "documents"."byline" IS 'Author line';
COMMENT ON COLUMN "documents"."language" IS 'ISO 639-1 code';
COMMENT ON COLUMN "documents"."source" IS 'Source that it was read from';
COMMENT ON COLUMN "documents"."text" IS 'The text that was read';
COMMENT ON COLUMN "documents"."content_hash" IS 'Hash of text and metadata: the same hash, the same article';
COMMENT ON COLUMN "documents"."fingerprint" IS 'Extractor, lexicons, model and versions that made the findings';
COMMENT ON COLUMN "documents"."version" IS 'Number of the text among those that the article has had, from 1';
COMMENT ON COLUMN "documents"."story_id" IS 'Shared by articles with nearly the same text: wire copies and updates';
COMMENT ON COLUMN "documents"."recorded_at" IS 'When the findings were loaded (UTC)';
COMMENT ON COLUMN "documents"."withdrawn_at" IS 'When it was withdrawn (UTC); the views leave it out';
COMMENT ON COLUMN "documents"."run_id" IS 'The run that loaded them';

INSERT INTO "documents" BY NAME
SELECT *, NULL AS "published_origin", 1 AS "version", story_id("document_id") AS "story_id", NULL AS "withdrawn_at"
FROM "old_documents";
DROP TABLE "old_documents";

CREATE TABLE "document_versions" (
    "document_id" VARCHAR NOT NULL,
    "version" BIGINT NOT NULL,
    "content_hash" VARCHAR NOT NULL,
    "fingerprint" VARCHAR NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "superseded_at" TIMESTAMP,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "document_versions" IS 'Every reading of an article, and from when until when it was what we knew; the findings are of the last.';
COMMENT ON COLUMN "document_versions"."document_id" IS 'The article';
COMMENT ON COLUMN "document_versions"."version" IS 'Number of its text, from 1; a new extraction of the same text keeps it';
COMMENT ON COLUMN "document_versions"."content_hash" IS 'Hash of text and metadata';
COMMENT ON COLUMN "document_versions"."fingerprint" IS 'Extractor, lexicons, model and versions that read it';
COMMENT ON COLUMN "document_versions"."recorded_at" IS 'When it was loaded (UTC)';
COMMENT ON COLUMN "document_versions"."superseded_at" IS 'When the next reading took its place (UTC); null: present';
COMMENT ON COLUMN "document_versions"."run_id" IS 'The run that loaded it';

INSERT INTO "document_versions" BY NAME
SELECT "document_id", "version", "content_hash", "fingerprint", "recorded_at", NULL AS "superseded_at", "run_id"
FROM "documents";

ALTER TABLE "people" RENAME TO "old_people";

CREATE TABLE "person_names" (
    "document_id" VARCHAR NOT NULL,
    "person_id" VARCHAR NOT NULL,
    "found_person_id" VARCHAR NOT NULL,
    "basis" VARCHAR NOT NULL CHECK ("basis" IN ('full_name', 'contradiction', 'one_document', 'judgement')),
    "name" VARCHAR NOT NULL,
    "name_key" VARCHAR,
    "given_name" VARCHAR,
    "family_name" VARCHAR,
    "honorific_prefix" VARCHAR,
    "honorific_suffix" VARCHAR,
    "gender" VARCHAR CHECK ("gender" IN ('male', 'female')),
    "first_year" BIGINT,
    "last_year" BIGINT,
    "death_year" BIGINT,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "person_names" IS 'People as an article names them: one row a person and document, with the ground of its person_id.';
COMMENT ON COLUMN "person_names"."document_id" IS 'The article that names the person';
COMMENT ON COLUMN "person_names"."person_id" IS 'The individual, judgements applied';
COMMENT ON COLUMN "person_names"."found_person_id" IS 'The individual by the rules alone, before anybody''s judgement';
COMMENT ON COLUMN "person_names"."basis" IS 'Why this is that individual: full_name (the same full name, nothing against it), contradiction (a namesake that gender or life tell apart), one_document (a single name, or nothing tells which namesake), judgement (somebody''s verdict)';
COMMENT ON COLUMN "person_names"."name" IS 'Fullest name in the article, without title or honorific';
COMMENT ON COLUMN "person_names"."name_key" IS 'Words of the full name in small letters; null for a single name';
COMMENT ON COLUMN "person_names"."given_name" IS 'Given name or names';
COMMENT ON COLUMN "person_names"."family_name" IS 'Family name, with its particles';
COMMENT ON COLUMN "person_names"."honorific_prefix" IS 'Honorific before the name';
COMMENT ON COLUMN "person_names"."honorific_suffix" IS 'Suffix after the name';
COMMENT ON COLUMN "person_names"."gender" IS 'Pronoun gender, when the article gives evidence of it';
COMMENT ON COLUMN "person_names"."first_year" IS 'First year in which the article shows the person acting';
COMMENT ON COLUMN "person_names"."last_year" IS 'Last year in which the article shows the person acting';
COMMENT ON COLUMN "person_names"."death_year" IS 'Year of death, when the article dates it';
COMMENT ON COLUMN "person_names"."rule" IS 'Rule that found the person';
COMMENT ON COLUMN "person_names"."confidence" IS 'Share of people found by this rule that were right';
COMMENT ON COLUMN "person_names"."run_id" IS 'The run that loaded this row';

INSERT INTO "person_names" BY NAME
SELECT
    *, "person_id" AS "found_person_id", name_key("name", "family_name") AS "name_key",
    CASE WHEN name_key("name", "family_name") IS NULL THEN 'one_document' ELSE 'full_name' END AS "basis",
    NULL AS "first_year", NULL AS "last_year", NULL AS "death_year"
FROM "old_people";
DROP TABLE "old_people";

CREATE TABLE "people" (
    "person_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "name_key" VARCHAR,
    "given_name" VARCHAR,
    "family_name" VARCHAR,
    "gender" VARCHAR CHECK ("gender" IN ('male', 'female')),
    "first_year" BIGINT,
    "last_year" BIGINT,
    "death_year" BIGINT
);
COMMENT ON TABLE "people" IS 'Individuals across articles; every person_id points here.';
COMMENT ON COLUMN "people"."person_id" IS 'Identifies the person';
COMMENT ON COLUMN "people"."name" IS 'Full name, without title or honorific; of several, the one that most articles use';
COMMENT ON COLUMN "people"."name_key" IS 'Words of the full name in small letters: whom it is compared with; null for a single name';
COMMENT ON COLUMN "people"."given_name" IS 'Given name or names';
COMMENT ON COLUMN "people"."family_name" IS 'Family name, with its particles';
COMMENT ON COLUMN "people"."gender" IS 'Pronoun gender, when an article gives evidence of it';
COMMENT ON COLUMN "people"."first_year" IS 'First year in which an article shows the person acting';
COMMENT ON COLUMN "people"."last_year" IS 'Last year in which an article shows the person acting';
COMMENT ON COLUMN "people"."death_year" IS 'Year of death, when an article dates it';

INSERT INTO "people" BY NAME
SELECT
    "person_id", mode("name" ORDER BY "name") AS "name", min("name_key") AS "name_key",
    min("given_name") AS "given_name", min("family_name") AS "family_name", min("gender") AS "gender",
    NULL AS "first_year", NULL AS "last_year", NULL AS "death_year"
FROM "person_names"
GROUP BY "person_id";

CREATE TABLE "posts" (
    "post_id" VARCHAR NOT NULL,
    "title" VARCHAR NOT NULL,
    "organization" VARCHAR
);
COMMENT ON TABLE "posts" IS 'Posts that articles name, whoever holds them: a title in an organization.';
COMMENT ON COLUMN "posts"."post_id" IS 'Identifies the post';
COMMENT ON COLUMN "posts"."title" IS 'Words of the title, as first met';
COMMENT ON COLUMN "posts"."organization" IS 'Organization of the post; null where no article says it: a title that several posts may share';

INSERT INTO "posts" BY NAME
SELECT post_id("title", "organization") AS "post_id", min("title") AS "title", min("organization") AS "organization"
FROM "roles"
GROUP BY 1;

ALTER TABLE "roles" RENAME TO "old_roles";

CREATE TABLE "roles" (
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "document_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "role_id" VARCHAR NOT NULL,
    "person_id" VARCHAR NOT NULL,
    "post_id" VARCHAR NOT NULL,
    "title" VARCHAR NOT NULL,
    "organization_id" VARCHAR,
    "organization" VARCHAR,
    "status" VARCHAR NOT NULL CHECK ("status" IN ('current', 'former', 'acting', 'incoming', 'unknown')),
    "start_date" VARCHAR,
    "end_date" VARCHAR
);
COMMENT ON TABLE "roles" IS 'Who holds, held or is to hold a post, as an article says it.';
COMMENT ON COLUMN "roles"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "roles"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "roles"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "roles"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "roles"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "roles"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "roles"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "roles"."role_id" IS 'Identifies the role';
COMMENT ON COLUMN "roles"."person_id" IS 'Who holds the post';
COMMENT ON COLUMN "roles"."post_id" IS 'The post';
COMMENT ON COLUMN "roles"."title" IS 'Words of the title, without organization, former, acting or -elect';
COMMENT ON COLUMN "roles"."organization_id" IS 'Organization of the post';
COMMENT ON COLUMN "roles"."organization" IS 'Name of that organization';
COMMENT ON COLUMN "roles"."status" IS 'As of publication';
COMMENT ON COLUMN "roles"."start_date" IS 'Start, as precise as the text: YYYY[-MM[-DD]]';
COMMENT ON COLUMN "roles"."end_date" IS 'End, as precise as the text; null means unknown, not current';

INSERT INTO "roles" BY NAME
SELECT *, post_id("title", "organization") AS "post_id"
FROM "old_roles";
DROP TABLE "old_roles";

CREATE TABLE "text_bands" (
    "document_id" VARCHAR NOT NULL,
    "published" DATE,
    "band" BIGINT NOT NULL
);
COMMENT ON TABLE "text_bands" IS 'Marks of a text, a few an article: articles that share one are compared, to find copies and updates.';
COMMENT ON COLUMN "text_bands"."document_id" IS 'The article';
COMMENT ON COLUMN "text_bands"."published" IS 'Day of publication';
COMMENT ON COLUMN "text_bands"."band" IS 'Hash of several MinHash values of the text';

CREATE TABLE "identity_judgements" (
    "judgement_id" VARCHAR NOT NULL,
    "verdict" VARCHAR NOT NULL CHECK ("verdict" IN ('same', 'not_same', 'unsure')),
    "person_id" VARCHAR NOT NULL,
    "document_id" VARCHAR,
    "name" VARCHAR NOT NULL,
    "other_person_id" VARCHAR NOT NULL,
    "other_document_id" VARCHAR,
    "other_name" VARCHAR NOT NULL,
    "judged_by" VARCHAR NOT NULL,
    "judged_at" TIMESTAMP NOT NULL,
    "note" VARCHAR,
    "undone_at" TIMESTAMP
);
COMMENT ON TABLE "identity_judgements" IS 'What people have said about who is who; the last word, until it is undone.';
COMMENT ON COLUMN "identity_judgements"."judgement_id" IS 'Identifies the judgement';
COMMENT ON COLUMN "identity_judgements"."verdict" IS 'same, not_same, or unsure: the rules decide';
COMMENT ON COLUMN "identity_judgements"."person_id" IS 'One side: found_person_id of the person';
COMMENT ON COLUMN "identity_judgements"."document_id" IS 'The article in which that side is meant; null: in all';
COMMENT ON COLUMN "identity_judgements"."name" IS 'Name of that side';
COMMENT ON COLUMN "identity_judgements"."other_person_id" IS 'The other side: found_person_id of the person';
COMMENT ON COLUMN "identity_judgements"."other_document_id" IS 'The article in which the other side is meant; null: in all';
COMMENT ON COLUMN "identity_judgements"."other_name" IS 'Name of the other side';
COMMENT ON COLUMN "identity_judgements"."judged_by" IS 'Who says so';
COMMENT ON COLUMN "identity_judgements"."judged_at" IS 'When (UTC)';
COMMENT ON COLUMN "identity_judgements"."note" IS 'Why';
COMMENT ON COLUMN "identity_judgements"."undone_at" IS 'When it was taken back (UTC)';

CREATE TABLE "erasures" (
    "erasure_id" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('document', 'person')),
    "erased_at" TIMESTAMP NOT NULL,
    "documents" BIGINT NOT NULL,
    "rows" BIGINT NOT NULL
);
COMMENT ON TABLE "erasures" IS 'That something was forgotten, and when; not what.';
COMMENT ON COLUMN "erasures"."erasure_id" IS 'Identifies the erasure';
COMMENT ON COLUMN "erasures"."kind" IS 'document or person';
COMMENT ON COLUMN "erasures"."erased_at" IS 'When (UTC)';
COMMENT ON COLUMN "erasures"."documents" IS 'Articles that were touched';
COMMENT ON COLUMN "erasures"."rows" IS 'Rows that were removed or blanked';
