-- Actions by kind and month
SELECT event_type, strftime(earliest, '%Y-%m') AS month, count(*) AS actions FROM who_did_what WHERE earliest IS NOT NULL GROUP BY ALL ORDER BY month
