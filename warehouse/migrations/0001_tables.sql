CREATE TABLE "documents" (
    "document_id" VARCHAR NOT NULL,
    "title" VARCHAR,
    "published" DATE,
    "published_at" TIMESTAMP,
    "url" VARCHAR,
    "publisher" VARCHAR,
    "byline" VARCHAR,
    "language" VARCHAR NOT NULL,
    "source" VARCHAR,
    "text" VARCHAR NOT NULL,
    "content_hash" VARCHAR NOT NULL,
    "fingerprint" VARCHAR NOT NULL,
    "recorded_at" TIMESTAMP NOT NULL,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "documents" IS 'Articles, with the text that was read; all offsets point into it.';
COMMENT ON COLUMN "documents"."document_id" IS 'Identifies the article';
COMMENT ON COLUMN "documents"."title" IS 'Headline';
COMMENT ON COLUMN "documents"."published" IS 'Day of publication';
COMMENT ON COLUMN "documents"."published_at" IS 'Time of publication, where the source gives one';
COMMENT ON COLUMN "documents"."url" IS 'Address of the article';
COMMENT ON COLUMN "documents"."publisher" IS 'Who published it';
COMMENT ON COLUMN "documents"."byline" IS 'Author line';
COMMENT ON COLUMN "documents"."language" IS 'ISO 639-1 code';
COMMENT ON COLUMN "documents"."source" IS 'Source that it was read from';
COMMENT ON COLUMN "documents"."text" IS 'The text that was read';
COMMENT ON COLUMN "documents"."content_hash" IS 'Hash of text and metadata: the same hash, the same article';
COMMENT ON COLUMN "documents"."fingerprint" IS 'Extractor, lexicons, model and versions that made the findings';
COMMENT ON COLUMN "documents"."recorded_at" IS 'When the findings were loaded (UTC)';
COMMENT ON COLUMN "documents"."run_id" IS 'The run that loaded them';

CREATE TABLE "people" (
    "document_id" VARCHAR NOT NULL,
    "person_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "given_name" VARCHAR,
    "family_name" VARCHAR,
    "honorific_prefix" VARCHAR,
    "honorific_suffix" VARCHAR,
    "gender" VARCHAR CHECK ("gender" IN ('male', 'female')),
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "people" IS 'People whom articles name; one row an individual and document, person_id shared across documents.';
COMMENT ON COLUMN "people"."document_id" IS 'The article that names the person';
COMMENT ON COLUMN "people"."person_id" IS 'Identifies the person; the same full name is the same person across articles';
COMMENT ON COLUMN "people"."name" IS 'Fullest name in the article, without title or honorific';
COMMENT ON COLUMN "people"."given_name" IS 'Given name or names';
COMMENT ON COLUMN "people"."family_name" IS 'Family name, with its particles';
COMMENT ON COLUMN "people"."honorific_prefix" IS 'Honorific before the name';
COMMENT ON COLUMN "people"."honorific_suffix" IS 'Suffix after the name';
COMMENT ON COLUMN "people"."gender" IS 'Pronoun gender, when the article gives evidence of it';
COMMENT ON COLUMN "people"."rule" IS 'Rule that found the person';
COMMENT ON COLUMN "people"."confidence" IS 'Share of people found by this rule that were right';
COMMENT ON COLUMN "people"."run_id" IS 'The run that loaded this row';

CREATE TABLE "person_mentions" (
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "document_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "person_id" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('name', 'nominal', 'pronoun'))
);
COMMENT ON TABLE "person_mentions" IS 'Every place in the text that refers to a person.';
COMMENT ON COLUMN "person_mentions"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "person_mentions"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "person_mentions"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "person_mentions"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "person_mentions"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "person_mentions"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "person_mentions"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "person_mentions"."person_id" IS 'The person referred to';
COMMENT ON COLUMN "person_mentions"."kind" IS 'name, nominal or pronoun';

CREATE TABLE "organizations" (
    "document_id" VARCHAR NOT NULL,
    "organization_id" VARCHAR NOT NULL,
    "name" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('organization', 'place')),
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "organizations" IS 'Organizations that articles name; one row a body and document.';
COMMENT ON COLUMN "organizations"."document_id" IS 'The article that names it';
COMMENT ON COLUMN "organizations"."organization_id" IS 'Identifies the organization within the article';
COMMENT ON COLUMN "organizations"."name" IS 'Fullest name in the article, without ''the''';
COMMENT ON COLUMN "organizations"."kind" IS 'A body of people, or a place that acts';
COMMENT ON COLUMN "organizations"."rule" IS 'Rule that found it';
COMMENT ON COLUMN "organizations"."confidence" IS 'Share of organizations found by this rule that were right';
COMMENT ON COLUMN "organizations"."run_id" IS 'The run that loaded this row';

CREATE TABLE "organization_mentions" (
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "document_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "organization_id" VARCHAR NOT NULL,
    "kind" VARCHAR NOT NULL CHECK ("kind" IN ('name', 'nominal', 'pronoun'))
);
COMMENT ON TABLE "organization_mentions" IS 'Every place in the text that refers to an organization.';
COMMENT ON COLUMN "organization_mentions"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "organization_mentions"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "organization_mentions"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "organization_mentions"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "organization_mentions"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "organization_mentions"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "organization_mentions"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "organization_mentions"."organization_id" IS 'The organization referred to';
COMMENT ON COLUMN "organization_mentions"."kind" IS 'name, nominal or pronoun';

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
    "title" VARCHAR NOT NULL,
    "organization_id" VARCHAR,
    "organization" VARCHAR,
    "status" VARCHAR NOT NULL CHECK ("status" IN ('current', 'former', 'acting', 'incoming', 'unknown')),
    "start_date" VARCHAR,
    "end_date" VARCHAR
);
COMMENT ON TABLE "roles" IS 'Posts that people hold, held or are to hold, as an article says it.';
COMMENT ON COLUMN "roles"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "roles"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "roles"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "roles"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "roles"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "roles"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "roles"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "roles"."role_id" IS 'Identifies the role';
COMMENT ON COLUMN "roles"."person_id" IS 'Who holds the post';
COMMENT ON COLUMN "roles"."title" IS 'Words of the title, without organization, former, acting or -elect';
COMMENT ON COLUMN "roles"."organization_id" IS 'Organization of the post';
COMMENT ON COLUMN "roles"."organization" IS 'Name of that organization';
COMMENT ON COLUMN "roles"."status" IS 'As of publication';
COMMENT ON COLUMN "roles"."start_date" IS 'Start, as precise as the text: YYYY[-MM[-DD]]';
COMMENT ON COLUMN "roles"."end_date" IS 'End, as precise as the text; null means unknown, not current';

CREATE TABLE "dates" (
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "document_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "date_id" VARCHAR NOT NULL,
    "type" VARCHAR NOT NULL CHECK ("type" IN ('DATE', 'TIME', 'DURATION', 'SET')),
    "value" VARCHAR NOT NULL,
    "mod" VARCHAR CHECK ("mod" IN ('BEFORE', 'AFTER', 'ON_OR_BEFORE', 'ON_OR_AFTER', 'LESS_THAN', 'MORE_THAN', 'EQUAL_OR_LESS', 'EQUAL_OR_MORE', 'START', 'MID', 'END', 'APPROX')),
    "earliest" DATE,
    "latest" DATE,
    "granularity" VARCHAR CHECK ("granularity" IN ('second', 'minute', 'hour', 'daypart', 'day', 'weekend', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'century', 'millennium')),
    "resolution" VARCHAR NOT NULL CHECK ("resolution" IN ('explicit', 'anchored', 'inferred', 'unresolved')),
    "anchor" VARCHAR CHECK ("anchor" IN ('publication', 'dateline', 'text')),
    "anchor_date_id" VARCHAR
);
COMMENT ON TABLE "dates" IS 'Temporal expressions by TIMEX3, with the days that they denote.';
COMMENT ON COLUMN "dates"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "dates"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "dates"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "dates"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "dates"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "dates"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "dates"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "dates"."date_id" IS 'Identifies the expression';
COMMENT ON COLUMN "dates"."type" IS 'TIMEX3 type';
COMMENT ON COLUMN "dates"."value" IS 'TIMEX3 value';
COMMENT ON COLUMN "dates"."mod" IS 'TIMEX3 modifier';
COMMENT ON COLUMN "dates"."earliest" IS 'First day that it can denote';
COMMENT ON COLUMN "dates"."latest" IS 'Last day that it can denote';
COMMENT ON COLUMN "dates"."granularity" IS 'Unit that it is precise to';
COMMENT ON COLUMN "dates"."resolution" IS 'How the value was reached';
COMMENT ON COLUMN "dates"."anchor" IS 'What it counts from';
COMMENT ON COLUMN "dates"."anchor_date_id" IS 'The other date that it counts from';

CREATE TABLE "actions" (
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "document_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "action_id" VARCHAR NOT NULL,
    "predicate" VARCHAR NOT NULL,
    "trigger_start" BIGINT NOT NULL,
    "trigger_end" BIGINT NOT NULL,
    "trigger_text" VARCHAR NOT NULL,
    "event_type" VARCHAR CHECK ("event_type" IN ('personnel', 'justice', 'contact', 'conflict', 'life', 'movement', 'transaction', 'business', 'statement', 'competition')),
    "polarity" VARCHAR NOT NULL CHECK ("polarity" IN ('positive', 'negative')),
    "modality" VARCHAR NOT NULL CHECK ("modality" IN ('asserted', 'future', 'hypothetical', 'requested')),
    "tense" VARCHAR NOT NULL CHECK ("tense" IN ('past', 'present', 'future', 'infinitive', 'participle', 'none')),
    "date_id" VARCHAR,
    "earliest" DATE,
    "latest" DATE,
    "quote_id" VARCHAR
);
COMMENT ON TABLE "actions" IS 'Events in which people take part, with their status; the span is the evidence.';
COMMENT ON COLUMN "actions"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "actions"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "actions"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "actions"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "actions"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "actions"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "actions"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "actions"."action_id" IS 'Identifies the action';
COMMENT ON COLUMN "actions"."predicate" IS 'Lemma of the trigger';
COMMENT ON COLUMN "actions"."trigger_start" IS 'First character of the trigger word';
COMMENT ON COLUMN "actions"."trigger_end" IS 'Character after the trigger word';
COMMENT ON COLUMN "actions"."trigger_text" IS 'The trigger word';
COMMENT ON COLUMN "actions"."event_type" IS 'Kind of event, where the published list has one';
COMMENT ON COLUMN "actions"."polarity" IS 'negative: it did not or will not happen';
COMMENT ON COLUMN "actions"."modality" IS 'asserted, future, hypothetical or requested';
COMMENT ON COLUMN "actions"."tense" IS 'Tense of the trigger';
COMMENT ON COLUMN "actions"."date_id" IS 'Date expression that says when';
COMMENT ON COLUMN "actions"."earliest" IS 'First day on which it can have happened';
COMMENT ON COLUMN "actions"."latest" IS 'Last day on which it can have happened';
COMMENT ON COLUMN "actions"."quote_id" IS 'Quotation in which it is said';

CREATE TABLE "action_participants" (
    "document_id" VARCHAR NOT NULL,
    "action_id" VARCHAR NOT NULL,
    "participation" VARCHAR NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "person_id" VARCHAR,
    "organization_id" VARCHAR,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "action_participants" IS 'Who takes part in an action: actors, recipients, and the source that says so (attribution).';
COMMENT ON COLUMN "action_participants"."document_id" IS 'The article';
COMMENT ON COLUMN "action_participants"."action_id" IS 'The action';
COMMENT ON COLUMN "action_participants"."participation" IS 'actor, recipient or attribution';
COMMENT ON COLUMN "action_participants"."ordinal" IS 'Order in the text, from 0';
COMMENT ON COLUMN "action_participants"."person_id" IS 'The person, if a named one';
COMMENT ON COLUMN "action_participants"."organization_id" IS 'The organization, if a named one';
COMMENT ON COLUMN "action_participants"."start" IS 'First character of the participant';
COMMENT ON COLUMN "action_participants"."end" IS 'Character after the last';
COMMENT ON COLUMN "action_participants"."text" IS 'The participant''s words';
COMMENT ON COLUMN "action_participants"."run_id" IS 'The run that loaded this row';

CREATE TABLE "quotes" (
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "rule" VARCHAR,
    "confidence" DOUBLE,
    "document_id" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL,
    "quote_id" VARCHAR NOT NULL,
    "type" VARCHAR NOT NULL CHECK ("type" IN ('direct', 'indirect', 'mixed')),
    "content" VARCHAR NOT NULL,
    "cue" VARCHAR,
    "person_id" VARCHAR,
    "organization_id" VARCHAR,
    "source_text" VARCHAR
);
COMMENT ON TABLE "quotes" IS 'Quotations: who is reported to have said what.';
COMMENT ON COLUMN "quotes"."start" IS 'First character of the evidence, counted in Unicode code points';
COMMENT ON COLUMN "quotes"."end" IS 'Character after the last one of the evidence';
COMMENT ON COLUMN "quotes"."text" IS 'The evidence as it stands in the article';
COMMENT ON COLUMN "quotes"."rule" IS 'Name of the rule or pattern that made this finding';
COMMENT ON COLUMN "quotes"."confidence" IS 'Share of findings of this rule that were right on annotated articles, 0 to 1';
COMMENT ON COLUMN "quotes"."document_id" IS 'The article it was found in';
COMMENT ON COLUMN "quotes"."run_id" IS 'The run that loaded this row';
COMMENT ON COLUMN "quotes"."quote_id" IS 'Identifies the quotation';
COMMENT ON COLUMN "quotes"."type" IS 'direct, indirect or mixed';
COMMENT ON COLUMN "quotes"."content" IS 'What was said';
COMMENT ON COLUMN "quotes"."cue" IS 'The word that introduces it';
COMMENT ON COLUMN "quotes"."person_id" IS 'The speaker, if a named person';
COMMENT ON COLUMN "quotes"."organization_id" IS 'The speaker, if a named organization';
COMMENT ON COLUMN "quotes"."source_text" IS 'The words that name the source';

CREATE TABLE "runs" (
    "run_id" VARCHAR NOT NULL,
    "started_at" TIMESTAMP NOT NULL,
    "finished_at" TIMESTAMP,
    "sources" VARCHAR NOT NULL,
    "fingerprint" VARCHAR NOT NULL,
    "state" VARCHAR NOT NULL,
    "loaded" BIGINT NOT NULL,
    "unchanged" BIGINT NOT NULL,
    "quarantined" BIGINT NOT NULL,
    "seconds" DOUBLE
);
COMMENT ON TABLE "runs" IS 'Every run: when, from what, with which extractor, and how it ended.';
COMMENT ON COLUMN "runs"."run_id" IS 'Identifies the run';
COMMENT ON COLUMN "runs"."started_at" IS 'Start (UTC)';
COMMENT ON COLUMN "runs"."finished_at" IS 'End (UTC)';
COMMENT ON COLUMN "runs"."sources" IS 'The sources as given, JSON list';
COMMENT ON COLUMN "runs"."fingerprint" IS 'Extractor, lexicons, model and versions';
COMMENT ON COLUMN "runs"."state" IS 'running, complete, quarantined or failed';
COMMENT ON COLUMN "runs"."loaded" IS 'Documents loaded';
COMMENT ON COLUMN "runs"."unchanged" IS 'Documents that were there already';
COMMENT ON COLUMN "runs"."quarantined" IS 'Documents set aside';
COMMENT ON COLUMN "runs"."seconds" IS 'Duration';

CREATE TABLE "quarantine" (
    "quarantine_id" VARCHAR NOT NULL,
    "document_id" VARCHAR,
    "origin" VARCHAR NOT NULL,
    "stage" VARCHAR NOT NULL,
    "rule" VARCHAR NOT NULL,
    "reason" VARCHAR NOT NULL,
    "payload" VARCHAR NOT NULL,
    "first_seen" TIMESTAMP NOT NULL,
    "last_seen" TIMESTAMP NOT NULL,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "quarantine" IS 'What could not be read, extracted or loaded, whole, with its reason.';
COMMENT ON COLUMN "quarantine"."quarantine_id" IS 'Identifies the rejected item';
COMMENT ON COLUMN "quarantine"."document_id" IS 'The article, where it has an id';
COMMENT ON COLUMN "quarantine"."origin" IS 'File or address it came from';
COMMENT ON COLUMN "quarantine"."stage" IS 'ingest, extract, validate or load';
COMMENT ON COLUMN "quarantine"."rule" IS 'Rule that was broken';
COMMENT ON COLUMN "quarantine"."reason" IS 'The reason, for people';
COMMENT ON COLUMN "quarantine"."payload" IS 'The rejected input; bytes that are no text are escaped; its first eight million characters';
COMMENT ON COLUMN "quarantine"."first_seen" IS 'First time (UTC)';
COMMENT ON COLUMN "quarantine"."last_seen" IS 'Last time (UTC)';
COMMENT ON COLUMN "quarantine"."run_id" IS 'The last run that met it';
