"""Where somebody speaks in the first person, and at which words the speaker stands."""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from extractors.coreference.grammar import own_subject
from extractors.coreference.nouns import nouns
from extractors.findings import Findings
from extractors.quotes.marks import find_paragraphs, find_stretches
from extractors.tokens import tokens

UNMARKED = frozenset({"dash_line", "signed_paragraph", "turn_of_speech"})
"""Rules of quotations that stand in no marks."""
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
NEAR = 14  # tokens between a quotation and the verb that introduces it


class Speech(NamedTuple):
    """A stretch of tokens inside quotation marks, and the token that stands for the speaker."""

    start: int
    end: int
    source: Token | None


def find_speech(findings: Findings) -> list[Speech]:
    """The quotations of an article, in order: each stretch in marks with the speaker of the innermost that holds it."""
    doc, text = findings.doc, findings.article.text
    quoted = sorted(_quoted(findings), key=lambda q: q[1] - q[0])
    speeches = [Speech(start, end, source) for start, end, source, marked in quoted if not marked]
    for stretch in find_stretches(text, find_paragraphs(text)):
        span = doc.char_span(stretch.start, stretch.end, alignment_mode="contract")
        if span is None or stretch.depth:
            continue
        touching = [q for q in quoted if q[0] < span.end and span.start < q[1]]
        around = (q for q in touching if q[0] <= span.start and span.end <= q[1])
        source = next((q[2] for q in (*around, *touching)), None)
        speeches.append(Speech(span.start, span.end, source))
    return sorted([*speeches, *_unmarked(doc, speeches)], key=lambda s: s[:2])


def _quoted(findings: Findings) -> Iterator[tuple[int, int, Token, bool]]:
    """First and end token of each piece of a quotation, the token that stands for its speaker, whether it has marks."""
    for quote in findings.quotes:
        if quote.source is None:
            continue
        source = findings.doc.char_span(quote.source.start, quote.source.end, alignment_mode="expand")
        for piece in quote.content if source is not None else ():
            span = findings.doc.char_span(piece.start, piece.end, alignment_mode="contract")
            if span is not None and source is not None:
                yield span.start, span.end, source.root, quote.rule not in UNMARKED


def _unmarked(doc: Doc, marked: list[Speech]) -> list[Speech]:
    """Words quoted without marks: what follows a colon in a paragraph, if it speaks in the first person."""
    inside = {i for speech in marked for i in range(speech.start, speech.end)}
    found: list[Speech] = []
    for token in tokens(doc):
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
