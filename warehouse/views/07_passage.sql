-- The line of a text in which a finding stands: its sentence and those around it.
CREATE OR REPLACE MACRO passage(words, first, last) AS
    split_part(left(words, first), chr(10), -1) || substring(words, first + 1, last - first)
    || split_part(substring(words, last + 1), chr(10), 1);
