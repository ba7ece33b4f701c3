-- The time of an event as the text gives it: a day, a whole month, a whole year, or else its first and last day.
CREATE OR REPLACE MACRO partial_date(earliest, latest) AS
    CASE
        WHEN earliest = latest THEN CAST(earliest AS VARCHAR)
        WHEN day(earliest) = 1 AND latest = last_day(earliest) THEN strftime(earliest, '%Y-%m')
        WHEN dayofyear(earliest) = 1 AND latest = make_date(year(earliest), 12, 31) THEN strftime(earliest, '%Y')
        WHEN earliest IS NOT NULL THEN CAST(earliest AS VARCHAR) || '/' || CAST(latest AS VARCHAR)
    END;
