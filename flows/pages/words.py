"""The words around a finding: its sentence, or its clause cut to a line."""

import re

SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])")
ABBREVIATION = re.compile(r"\b[A-Z][a-z]{0,3}\.\s+$")
"""What ends no sentence: Mr., Gen., Sen., an initial."""


def around_word(clause: str, start: int, end: int, *, limit: int = 160) -> tuple[str, str, str]:
    """A clause as what stands before a word, the word, and what follows; cut where it is long.

    Example:
        >>> around_word("Ida Brandt sold the old pier", 11, 15, limit=8)
        ('…Brandt ', 'sold', ' the…')
    """
    if start < 0 or end > len(clause):
        return clause, "", ""
    before, after = clause[:start], clause[end:]
    if len(before) > limit:
        before = "…" + before[-limit:].partition(" ")[2]
    if len(after) > limit:
        after = after[:limit].rpartition(" ")[0] + "…"
    return before, clause[start:end], after


def sentence_around(text: str, start: int, end: int) -> str:
    r"""The sentence that holds a stretch of text.

    Example:
        >>> text = "It rained. Gen. Ida Brandt, the chief, left.\nNobody saw her."
        >>> sentence_around(text, 16, 26)
        'Gen. Ida Brandt, the chief, left.'
    """
    first, last = sentence_bounds(text, start, end)
    return " ".join(text[first:last].split())


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds a stretch of text begins and ends, white space at its end included."""
    bounds = [0, *(m.end() for m in SENTENCE_END.finditer(text) if not ABBREVIATION.search(text[: m.end()])), len(text)]
    bounds += [m.end() for m in re.finditer(r"\n+", text)]
    return max(b for b in bounds if b <= start), min((b for b in bounds if b >= end), default=len(text))
