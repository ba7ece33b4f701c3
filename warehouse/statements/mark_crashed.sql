UPDATE runs
SET state = 'crashed'
WHERE state = 'running'
