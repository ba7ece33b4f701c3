CREATE OR REPLACE VIEW health AS
SELECT
    r.started_at, r.run_id, r.state, h.source, h.documents, h.unchanged, h.quarantined,
    round(h.people / nullif(h.documents, 0), 2) AS people_per_document,
    round(h.roles / nullif(h.documents, 0), 2) AS roles_per_document,
    round(h.dates / nullif(h.documents, 0), 2) AS dates_per_document,
    round(h.actions / nullif(h.documents, 0), 2) AS actions_per_document,
    round(h.quotes / nullif(h.documents, 0), 2) AS quotes_per_document,
    round(h.unresolved_dates / nullif(h.dates, 0), 3) AS unresolved_dates,
    round(h.quotes_without_speaker / nullif(h.quotes, 0), 3) AS quotes_without_speaker,
    round(h.roles_without_organization / nullif(h.roles, 0), 3) AS roles_without_organization,
    h.withdrawn, round(h.quotes_without_source / nullif(h.quotes, 0), 3) AS quotes_without_source
FROM run_health AS h
JOIN runs AS r USING (run_id)
ORDER BY r.started_at DESC, h.source;
COMMENT ON VIEW health IS 'What each run took from each source: findings per document, and the shares that stayed open';

CREATE OR REPLACE VIEW health_drift AS
WITH measure AS (
    -- a share (some of all) or a rate (so many per document) of each run and source
    SELECT run_id, source, m.*
    FROM run_health, LATERAL (VALUES
        ('quarantined', TRUE, quarantined, documents + unchanged + quarantined,
            'dateline quarantine shows what is refused, and why'),
        ('withdrawn', TRUE, withdrawn, documents + unchanged + withdrawn,
            'have its addresses changed, or has it taken much back? See documents.withdrawn_at'),
        ('unresolved_dates', TRUE, unresolved_dates, dates,
            'does the source still give publication dates? See documents.published'),
        ('quotes_without_speaker', TRUE, quotes_without_speaker, quotes,
            'have its quotation marks or its layout changed? See quotes.source_text and documents.text'),
        ('roles_without_organization', TRUE, roles_without_organization, roles,
            'has the kind of its articles changed? See roles'),
        ('people', FALSE, people, documents, 'are its texts whole, and is it news? See documents.text'),
        ('dates', FALSE, dates, documents, 'are its texts whole, and is it news? See documents.text'),
        ('actions', FALSE, actions, documents, 'are its texts whole, and is it news? See documents.text')
    ) AS m (measure, is_share, hits, total, advice)
    WHERE total > 0 AND hits IS NOT NULL
),
compared AS (
    SELECT
        r.started_at, m.*,
        sum(hits) OVER past AS past_hits,
        sum(total) OVER past AS past_total
    FROM measure AS m
    JOIN runs AS r USING (run_id)
    -- the ten runs before it that had something to count
    WINDOW past AS (PARTITION BY source, measure ORDER BY started_at ROWS BETWEEN 10 PRECEDING AND 1 PRECEDING)
),
shares AS (
    SELECT
        *,
        hits / total AS present,
        past_hits / past_total AS usual,
        (hits + past_hits) / (total + past_total) AS pooled
    FROM compared
    WHERE total >= 20 AND past_total >= 20
)
SELECT started_at, run_id, source, measure, round(present, 3) AS present, round(usual, 3) AS usual, advice
FROM shares
WHERE CASE
    -- a tenth of all, and more than three standard errors between two shares
    WHEN is_share THEN abs(present - usual) > 0.1
        AND abs(present - usual) > 3 * sqrt(pooled * (1 - pooled) * (1 / total + 1 / past_total))
    -- half as many or twice as many: findings crowd in some articles, so that no error can be given
    ELSE present < usual / 2 OR present > usual * 2
END
ORDER BY started_at DESC, source, measure;
COMMENT ON VIEW health_drift IS 'Runs that differ from the ten before them, source by source: what is more or less than usual, and where to look';
