SELECT "key", digest
FROM forgotten
