"""Speech that names its speaker by the layout alone: a signature after the words, or a name and a colon before them."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.quotes.direct import Layout, is_name
from extractors.quotes.reported import Report

_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})


def find_signed(layout: Layout) -> Iterator[Report]:
    """Paragraphs in the first person, without marks, that end with a name, as pull quotes do; or begin with one."""
    for start, end in layout.paragraphs:
        low, high = layout.token_at(start), layout.token_at(end)
        report = _signed(layout, low, high) or _turn(layout, low, high)
        if report is not None:
            yield report


def _signed(layout: Layout, low: int, high: int) -> Report | None:
    """``We lost everything. Ana Lopez``: the last words of the paragraph are a name alone."""
    doc = layout.findings.doc
    first = high
    while first > low and (is_name(layout, doc[first - 1]) or doc[first - 1].is_space):
        first -= 1
    end = first
    while end > low and doc[end - 1].text in {"-", "–", "—", "―", "--"}:
        end -= 1
    if first == high or end <= low or doc[end - 1].text not in {".", "!", "?"}:
        return None
    return _report(layout, low, end, doc[first], None, "signed_paragraph")


def _turn(layout: Layout, low: int, high: int) -> Report | None:
    """As in ``Ana Lopez: We lost everything``."""
    doc = layout.findings.doc
    colon = low
    while colon < high and is_name(layout, doc[colon]):
        colon += 1
    if colon == low or colon >= high or doc[colon].text != ":":
        return None
    return _report(layout, colon + 1, high, doc[low], doc[colon], "turn_of_speech")


def _report(layout: Layout, low: int, high: int, speaker: Token, cue: Token | None, rule: str) -> Report | None:
    words = [t for t in layout.findings.doc[low:high] if not t.is_space]
    if any(layout.is_quoted(t) for t in words) or not any(t.lower_ in _FIRST_PERSON for t in words):
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    return Report(((start, end),), (cue.idx, cue.idx + len(cue)) if cue else None, speaker, rule)
