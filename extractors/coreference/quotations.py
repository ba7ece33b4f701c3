"""Where somebody speaks in the first person, and at which words the speaker stands."""

import re
from typing import NamedTuple

from spacy.tokens import Doc, Token

from extractors.coreference.grammar import own_subject
from extractors.coreference.nouns import nouns
from extractors.findings import Findings

MARKS = re.compile("[“”\"„]|``|''|’’")
OPENING, CLOSING = frozenset({"“", "``", "„"}), frozenset({"”", "''", "’’"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
NEAR = 14  # tokens between a quotation and the verb that introduces it


class Speech(NamedTuple):
    """A stretch of tokens inside quotation marks, and the token that stands for the speaker."""

    start: int
    end: int
    source: Token | None


def find_speech(findings: Findings) -> list[Speech]:
    """The quotations of an article, in order.

    The quotations that were found before say who is quoted; where they are silent, the verb of saying
    beside the marks does.
    """
    doc = findings.doc
    sources = _sources_found(findings)
    speeches: list[Speech] = []
    for start, end in _quoted(doc):
        source = next((sources[i] for i in range(start, min(end, start + 3)) if i in sources), None)
        if source is None:
            source = _name_and_colon(doc, start) or _beside(doc, start, end)
        if source is None and speeches and _continues(doc, speeches[-1], start):
            source = speeches[-1].source
        if source is None and doc[end - 1].text in (".", "!", "?"):
            source = _said_before(doc, start)
        speeches.append(Speech(start, end, source))
    return sorted([*speeches, *_unmarked(doc, speeches)], key=lambda s: s[:2])


def _unmarked(doc: Doc, marked: list[Speech]) -> list[Speech]:
    """Words quoted without marks: what follows a colon in a paragraph, if it speaks in the first person."""
    inside = {i for speech in marked for i in range(speech.start, speech.end)}
    found: list[Speech] = []
    for token in doc:
        if token.text != ":" or token.i in inside or (found and token.i < found[-1].end):
            continue
        end = token.i + 1
        while end < len(doc) and "\n" not in doc[end].text and end not in inside:
            end += 1
        if not any(t.lower_ in FIRST_PERSON and t.pos_ == "PRON" for t in doc[token.i + 1 : end]):
            continue
        source = _verb_before(doc, token.i + 1)
        if source is not None and source.pos_ == "NOUN":  # "Roe's memo reads:"
            source = next((t for t in source.subtree if t.dep_ == "poss" and t.i < token.i), None)
        if source is not None:
            found.append(Speech(token.i + 1, end, source))
    return found


def _sources_found(findings: Findings) -> dict[int, Token]:
    found: dict[int, Token] = {}
    for quote in findings.quotes:
        if quote.source is None:
            continue
        source = findings.doc.char_span(quote.source.start, quote.source.end, alignment_mode="expand")
        for piece in quote.content if source is not None else ():
            span = findings.doc.char_span(piece.start, piece.end, alignment_mode="expand")
            if span is not None and source is not None:
                found.update({t.i: source.root for t in span})
    return found


def _quoted(doc: Doc) -> list[tuple[int, int]]:
    """Token ranges inside quotation marks; one left open at a paragraph's end closes there."""
    text, ranges = doc.text, []
    marks = [(m.start(), m.group()) for m in MARKS.finditer(text)]
    opened: int | None = None
    for position, mark in marks:
        if opened is not None and "\n" in text[opened:position]:
            ranges.append((opened, text.index("\n", opened)))
            opened = None
        if opened is None:
            if mark not in CLOSING:
                opened = position + len(mark)
        elif mark not in OPENING:
            ranges.append((opened, position))
            opened = None
    if opened is not None:
        stop = text.find("\n", opened)
        ranges.append((opened, len(text) if stop < 0 else stop))
    starts, i, found = [t.idx for t in doc], 0, []
    for first, last in ranges:
        while i < len(starts) and starts[i] < first:
            i += 1
        begin = i
        while i < len(starts) and starts[i] < last:
            i += 1
        if i > begin:
            found.append((begin, i))
    return found


def _name_and_colon(doc: Doc, start: int) -> Token | None:
    """As in: "Secretary Jane Roe: 'No …'": the words before the colon are the speaker when they hold no verb."""
    i = start - 1
    while i >= 0 and not doc[i].text.isalnum() and doc[i].text != ":":
        i -= 1
    if i < 1 or doc[i].text != ":" or doc[i - 1].pos_ != "PROPN":
        return None
    j = i - 1
    while j > 0 and i - j < NEAR and doc[j].pos_ in ("PROPN", "NOUN", "ADP", "DET", "ADJ") and doc[j].text != ":":
        j -= 1
    return doc[i - 1] if doc[j].pos_ in ("PUNCT", "SPACE") or j == 0 else None


def _beside(doc: Doc, start: int, end: int) -> Token | None:
    """The subject of the verb of saying beside a quotation; one that ends with a full stop is introduced before."""
    if doc[end - 1].text == ".":
        return _verb_before(doc, start)
    return _verb_after(doc, end) or _verb_before(doc, start)


def _verb_after(doc: Doc, end: int) -> Token | None:
    """As in: "…," she said; "…," said Roe."""
    i = end
    while i < len(doc) and (doc[i].is_punct or doc[i].is_quote or doc[i].text in ("`", "'", "''", "``")):
        if doc[i].text in (".", ":", ";") and i > end:
            return None
        i += 1
    for j in range(i, min(i + NEAR, len(doc))):
        token = doc[j]
        if token.is_space or token.text in (".", ";", ":") or token.is_quote:
            return None
        if token.lemma_.lower() in nouns().speech_verbs and token.pos_ == "VERB":
            subject = own_subject(token)
            if subject is not None and subject.i >= i:
                return subject
            return None
        if token.pos_ in ("VERB", "AUX", "SCONJ", "CCONJ") and j > i:
            return None
    return None


def _verb_before(doc: Doc, start: int) -> Token | None:
    """Roe said: "…"; Roe called it a "…"."""
    for j in range(start - 1, max(-1, start - NEAR - 1), -1):
        token = doc[j]
        if token.text in (".", ";") or (token.is_space and "\n\n" in token.text and j < start - 2):
            return None
        introduces = doc[start - 2].text in (",", ":") if start > 1 else False
        if token.pos_ == "VERB" and (token.lemma_.lower() in nouns().speech_verbs or introduces):
            subject = own_subject(token)
            verb = token
            while subject is None and verb.dep_ in ("conj", "advcl", "xcomp") and verb.head.i != verb.i:
                verb = verb.head
                subject = own_subject(verb)
            if subject is not None and subject.lower_ in ("who", "that", "which") and verb.dep_ == "relcl":
                return verb.head
            return subject
    return None


def _said_before(doc: Doc, start: int) -> Token | None:
    """As in: Roe said that it was late. "…". A sentence in marks that nobody introduces goes on with what was said."""
    i = start - 1
    while i >= 0 and not doc[i].text.isalnum() and doc[i].text != ".":
        i -= 1
    if i < 1 or doc[i].text != ".":
        return None
    root = doc[i - 1].sent.root
    return own_subject(root) if root.lemma_.lower() in nouns().speech_verbs and root.i < start else None


def _continues(doc: Doc, before: Speech, start: int) -> bool:
    """Whether a quotation goes on: in the next paragraph, or after "…," she said."""
    between = doc[before.end : start]
    interrupted = before.source is not None and before.end <= before.source.i < start and len(between) < NEAR
    return interrupted or not any(t.text.isalnum() for t in between)
