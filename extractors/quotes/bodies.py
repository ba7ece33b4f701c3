"""The body that "it" means where it speaks, as in "It said the plant would close"."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extractors.findings import Findings, span_fields
from extractors.quotes.cues import goes_on
from schemas import Mention, MentionKind, Organization, Span

NEAR = 4  # sentences back to the body that spoke last


def resolve_bodies(findings: Findings) -> Iterable[Organization]:
    """The organizations again, with each "it" that speaks and means one of them.

    It is the subject of the sentence before, if that is a body, or else the body that spoke last; of "it also said"
    always the latter. Not found: "it" that does not speak, and "they".
    """
    found: dict[str, list[Mention]] = {}
    for token, body in _speaking(findings):
        mention = Mention(**span_fields(token), kind=MentionKind.PRONOUN, rule="it_speaks")
        found.setdefault(body.organization_id, []).append(mention)
    return [
        body.model_copy(update={"mentions": tuple(sorted((*body.mentions, *more), key=lambda m: m.start))})
        if (more := found.get(body.organization_id))
        else body
        for body in findings.organizations
    ]


def _speaking(findings: Findings) -> Iterator[tuple[Token, Organization]]:
    """Each "it" that is the source of a quotation, with its body; who is quoted in between may be others."""
    known: dict[int, Organization] = {}
    last: tuple[Token, Organization] | None = None
    yield from _own_words(findings)
    for token in _sources(findings):
        body = findings.organization_at(token)
        if token.lower_ == "it":
            body = None if goes_on(token.head) else _subject_before(findings, token, known)
            if body is None and last is not None and _sentences_between(last[0], token) <= NEAR:
                body = last[1]
            if body is not None:
                known[token.i] = body
                yield token, body
        elif body is None and findings.person_at(token) is None and token.tag_ in {"NN", "NNP"}:
            last = None  # "the report said": the next "it" may be the report
        if body is not None:
            last = (token, body)


def _own_words(findings: Findings) -> Iterator[tuple[Token, Organization]]:
    """Each "it" that speaks at the start of what a body says: "In its bid, Corvane said, it told the court that"."""
    spans = {q.source.start: q.source for q in findings.quotes if q.source is not None}
    for quote in findings.quotes:
        for part in quote.content if quote.source is not None else ():
            head, source = _head(findings, spans.get(part.start)), _head(findings, quote.source)
            body = findings.organization_at(source) if source is not None else None
            if head is not None and head.lower_ == "it" and body is not None:
                yield head, body


def _head(findings: Findings, span: Span | None) -> Token | None:
    found = findings.doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
    return found.root if found is not None else None


def _sources(findings: Findings) -> list[Token]:
    """The heads of the words that name the sources, in the order of the text; not those whom another source quotes."""
    quoted = [c for q in findings.quotes for c in q.content]
    spans = [q.source for q in findings.quotes if q.source is not None]
    outside = [s for s in spans if not any(c.start <= s.start < c.end for c in quoted)]
    found = [findings.doc.char_span(s.start, s.end, alignment_mode="expand") for s in outside]
    heads = {span.root.i: span.root for span in found if span is not None}
    return [heads[i] for i in sorted(heads)]


def _subject_before(findings: Findings, token: Token, known: dict[int, Organization]) -> Organization | None:
    """The body of which the sentence before tells, as in "Acme Corp bought Dot Ltd. It said …"."""
    start = token.sent.start
    if not start:
        return None
    subjects = [c for c in findings.doc[start - 1].sent.root.children if c.dep_ in {"nsubj", "nsubjpass"}]
    return next((known.get(s.i) or findings.organization_at(s) for s in subjects), None)


def _sentences_between(one: Token, other: Token) -> int:
    return sum(1 for t in one.doc[one.i + 1 : other.i + 1] if t.is_sent_start)
