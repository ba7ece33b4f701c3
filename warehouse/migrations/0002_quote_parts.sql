CREATE TABLE "quote_parts" (
    "document_id" VARCHAR NOT NULL,
    "quote_id" VARCHAR NOT NULL,
    "part" VARCHAR NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    "text" VARCHAR NOT NULL,
    "run_id" VARCHAR NOT NULL
);
COMMENT ON TABLE "quote_parts" IS 'Where the parts of a quotation stand: its content, the cue and the words that name the source.';
COMMENT ON COLUMN "quote_parts"."document_id" IS 'The article';
COMMENT ON COLUMN "quote_parts"."quote_id" IS 'The quotation';
COMMENT ON COLUMN "quote_parts"."part" IS 'content, cue or source';
COMMENT ON COLUMN "quote_parts"."ordinal" IS 'Order in the text, from 0: content can be broken by the speaker';
COMMENT ON COLUMN "quote_parts"."start" IS 'First character of the part';
COMMENT ON COLUMN "quote_parts"."end" IS 'Character after the last';
COMMENT ON COLUMN "quote_parts"."text" IS 'The part''s words';
COMMENT ON COLUMN "quote_parts"."run_id" IS 'The run that loaded this row';

-- Quotations that were loaded before this table: their words are looked for within the evidence.
INSERT INTO "quote_parts"
WITH piece AS (
    SELECT document_id, quote_id, 'content' AS part, unnest(string_split(content, chr(10))) AS words FROM quotes
    UNION ALL SELECT document_id, quote_id, 'cue', cue FROM quotes WHERE cue IS NOT NULL
    UNION ALL SELECT document_id, quote_id, 'source', source_text FROM quotes WHERE source_text IS NOT NULL
),
place AS (
    SELECT document_id, quote_id, part, words, q."start" + strpos(q."text", words) - 1 AS first, q.run_id
    FROM piece JOIN quotes AS q USING (document_id, quote_id)
    WHERE words <> '' AND contains(q."text", words)
)
SELECT
    document_id, quote_id, part, row_number() OVER (PARTITION BY document_id, quote_id, part ORDER BY first) - 1,
    first, first + length(words), words, run_id
FROM place;
