-- Say of columns with few values what these are.

COMMENT ON COLUMN "dates"."type" IS 'DATE (a day or longer), TIME (within a day), DURATION (how long) or SET (how often)';
COMMENT ON COLUMN "dates"."value" IS 'TIMEX3 value: 2017-03-02, 2017-03, 2017-Q1, 2017-W09, P3M (three months), XXXX-WXX-4 (Thursdays); X: not known';
COMMENT ON COLUMN "dates"."mod" IS 'TIMEX3 mod, such as START (early), MID, END (late), APPROX (about), BEFORE or MORE_THAN; null: none';
COMMENT ON COLUMN "dates"."earliest" IS 'First day that it can denote; null: no day, as in a duration';
COMMENT ON COLUMN "dates"."latest" IS 'Last day that it can denote; null: no day, as in a duration';
COMMENT ON COLUMN "dates"."granularity" IS 'Unit that it is precise to, from second to millennium';
COMMENT ON COLUMN "dates"."resolution" IS 'How the value was reached: explicit (from the words alone), anchored (counted from an anchor), inferred (by a choice) or unresolved (not at all)';
COMMENT ON COLUMN "dates"."anchor" IS 'What it counts from: publication, dateline or text (another date of the article); null: nothing';
COMMENT ON COLUMN "dates"."anchor_date_id" IS 'The other date of the article that it counts from';
COMMENT ON COLUMN "actions"."event_type" IS 'personnel, justice, contact, conflict, life, movement, transaction, business, statement or competition; null: none of these';
COMMENT ON COLUMN "actions"."tense" IS 'Tense of the trigger: past, present, future, infinitive, participle or none';
COMMENT ON COLUMN "roles"."status" IS 'As of publication: current, former, acting, incoming or unknown';
COMMENT ON COLUMN "organizations"."kind" IS 'organization (a body of people) or place (one that acts, such as a country)';
