CREATE OR REPLACE MACRO find_articles(words := NULL, source := NULL, since := NULL, until := NULL) AS TABLE
SELECT document_id, title, published, publisher
FROM documents
WHERE withdrawn_at IS NULL
    AND (words IS NULL OR contains(lower("text"), lower(words)) OR contains(lower(coalesce(title, '')), lower(words)))
    AND (source IS NULL OR coalesce(publisher, '') = source)
    AND (since IS NULL OR published >= CAST(since AS DATE))
    AND (until IS NULL OR published <= CAST(until AS DATE));
COMMENT ON MACRO TABLE find_articles IS 'Articles whose text or title holds some words, of one publisher, published in some days; each of these may be left out';

CREATE OR REPLACE MACRO find_actions(words := NULL, event := NULL, claim := NULL, source := NULL, since := NULL, until := NULL) AS TABLE
SELECT
    a.document_id, a.action_id, a.predicate, a.event_type,
    CASE WHEN a.polarity = 'negative' THEN 'negative' ELSE a.modality END AS claim,
    coalesce(a.earliest, d.published) AS day, d.publisher, a.trigger_start
FROM actions AS a
ANTI JOIN wrong_findings AS w ON w.kind = 'action' AND w.document_id = a.document_id AND w.finding_id = a.action_id
JOIN documents AS d USING (document_id)
WHERE d.withdrawn_at IS NULL
    AND (words IS NULL OR contains(lower(a."text"), lower(words)))
    AND (event IS NULL OR coalesce(a.event_type, '') = event)
    AND (claim IS NULL OR CASE WHEN a.polarity = 'negative' THEN 'negative' ELSE a.modality END = claim)
    AND (source IS NULL OR coalesce(d.publisher, '') = source)
    AND (since IS NULL OR coalesce(a.earliest, d.published) >= CAST(since AS DATE))
    AND (until IS NULL OR coalesce(a.earliest, d.published) <= CAST(until AS DATE));
COMMENT ON MACRO TABLE find_actions IS 'Actions whose clause holds some words, of one event type, claim (asserted, negative, future, hypothetical, requested), publisher and days; each of these may be left out';
