CREATE OR REPLACE MACRO partial_date(earliest, latest) AS
    CASE
        WHEN earliest = latest THEN CAST(earliest AS VARCHAR)
        WHEN left(CAST(earliest AS VARCHAR), 7) = left(CAST(latest AS VARCHAR), 7) THEN left(CAST(earliest AS VARCHAR), 7)
        WHEN year(earliest) = year(latest) THEN left(CAST(earliest AS VARCHAR), 4)
        WHEN earliest IS NOT NULL THEN CAST(earliest AS VARCHAR) || '/' || CAST(latest AS VARCHAR)
    END;
