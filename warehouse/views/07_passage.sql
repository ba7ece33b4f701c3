-- The line of a text in which a finding stands: its sentence and those around it.
CREATE OR REPLACE MACRO passage(words, first, last) AS
    regexp_extract(left(words, first), '[^\n]*$') || substring(words, first + 1, last - first)
    || regexp_extract(substring(words, last + 1), '^[^\n]*');
