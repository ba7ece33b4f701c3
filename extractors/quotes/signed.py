"""Speech without marks that names its speaker by the layout: a signature, or a name or a cue and a colon."""

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.quotes.direct import Layout, is_name
from extractors.quotes.reported import Report
from extractors.quotes.words import lemmas

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})


def find_signed(layout: Layout) -> Iterator[Report]:
    """Paragraphs in the first person, without marks, that end with a name, as pull quotes do; or begin with one.

    Also those behind a cue and a colon that end the paragraph before, as where a page sets words off.
    """
    before: tuple[int, int] | None = None
    for start, end in layout.paragraphs:
        low, high = layout.token_at(start), layout.token_at(end)
        report = _signed(layout, low, high) or _turn(layout, low, high) or _set_off(layout, before, low, high)
        if report is not None:
            yield report
        before = (low, high)


def _set_off(layout: Layout, before: tuple[int, int] | None, low: int, high: int) -> Report | None:
    """As in ``The port answered in a letter:`` and its words in the next paragraph, until the writer reports."""
    doc = layout.findings.doc
    if before is None or doc[low - 1 - doc[low - 1].is_space].text != ":" or doc[low].is_punct or doc[low].like_num:
        return None
    reported = (c.token for c in layout.cues if low <= c.token.i < high and c.token.lemma_.lower() in lemmas("verbs"))
    high = min(high, *(t.sent.start for t in reported if t.sent.start > low), high)
    words = [t for t in doc[low:high] if not t.is_space]
    near = [c for c in layout.cues if before[0] <= c.token.i < before[1] and not layout.is_quoted(c.token)]
    has_words = not near or any(c.dep_ == "ccomp" for c in near[-1].token.children)
    has_verb = any(t.tag_ in _FINITE for t in words) and words[-1].text in {".", "!", "?"}
    if has_words or not has_verb or near[-1].speaker is None or layout.is_quoted(words[0]):
        return None
    cue = near[-1].token
    content = (words[0].idx, words[-1].idx + len(words[-1]))
    return Report((content,), (cue.idx, cue.idx + len(cue)), near[-1].speaker, "set_off")


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
