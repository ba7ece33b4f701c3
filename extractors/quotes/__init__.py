"""Extractor: quotations, direct, indirect and mixed, with their source, cue and content.

Found in two passes: ``extract_quotes`` finds the content, the cue and the words that name the source;
``resolve_speakers``, once pronouns and noun phrases have joined their person, tells who that is.

Where a rule stands (its words are in ``cues.toml``)
    ``marks``       what stands between quotation marks
    ``cues``        verbs that may introduce speech; ``speakers``: whose words they introduce
    ``direct``      which stretches in marks are speech, with their cue or whoever spoke before
    ``reported``    clauses of verbs and nouns of saying, "according to"; ``made_known``: "made clear that"
    ``dashes``, ``signed``  speech that only the layout shows
    ``sources``     the words of a source, and whom they mean
    ``bodies``      "it said" of a body with a name; ``unnamed``: "he added" of a spokesman without one

Not found: indirect speech that goes on in a sentence without a cue; the source of a report without a subject
("it was reported that"); speech without marks or cues.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from extractors.findings import Findings
from extractors.quotes.bodies import resolve_bodies
from extractors.quotes.dashes import find_dashed
from extractors.quotes.direct import Layout, Speech, find_speeches
from extractors.quotes.made_known import find_made_known
from extractors.quotes.reported import Report, find_reports
from extractors.quotes.signed import find_signed
from extractors.quotes.sources import source_of
from extractors.quotes.unnamed import carry_sources
from schemas import Participant, Quote, Span
from schemas.ids import stable_id
from schemas.quotes import QuoteType

__all__ = ["extract_quotes", "resolve_bodies", "resolve_speakers"]


def extract_quotes(findings: Findings) -> Iterable[Quote]:
    """All quotations of an article, in the order of the text.

    Args:
        findings: the article, its parse, and the names found in it.

    Returns:
        Quotations whose source has an id where its words are a name.
    """
    layout = Layout(findings)
    quotes = [_direct(findings, speech) for speech in find_speeches(layout)]
    covered = [(c.start, c.end) for q in quotes for c in q.content]
    cued = {(c.start, c.end): q.cue.start for q in quotes for c in q.content if q.cue}
    for report in (*find_dashed(layout), *find_signed(layout)):
        if any(_overlaps(part, span) for part in report.content for span in covered):
            continue
        quotes.append(_quote(findings, report, QuoteType.DIRECT))
        covered += report.content
    for report in (*find_reports(layout), *find_made_known(layout)):
        if any(_overlaps(part, span) and not _holds(part, span, cued) for part in report.content for span in covered):
            continue
        quotes.append(_quote(findings, report, _type(layout, report)))
    return sorted(quotes, key=lambda q: (q.start, q.end, q.type, q.content[0].start, q.quote_id))


def resolve_speakers(findings: Findings) -> Iterable[Quote]:
    """The quotations again, their sources with the person or organization that the words refer to."""
    return carry_sources(findings, [_resolved(findings, quote) for quote in findings.quotes])


def _resolved(findings: Findings, quote: Quote) -> Quote:
    source = quote.source
    if source is None or source.person_id or source.organization_id:
        return quote
    span = findings.doc.char_span(source.start, source.end, alignment_mode="expand")
    found = source_of(findings, span.root) if span is not None else None
    if found is None or not (found.person_id or found.organization_id):
        return quote
    return quote.model_copy(update={"source": found})


def _span(findings: Findings, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=findings.article.text[start:end])


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(part: tuple[int, int], span: tuple[int, int], cued: dict[tuple[int, int], int]) -> bool:
    """Whether words in marks are a report's with their cue: "told the court that Roe replied: '…'"."""
    return part[0] <= cued.get(span, -1) < span[0] and span[1] <= part[1]


def _type(layout: Layout, report: Report) -> QuoteType:
    """A report is mixed when some of its words stand in quotation marks, direct when all do."""
    inside = [s for s in layout.stretches if any(_overlaps((s.start, s.end), part) for part in report.content)]
    if not inside:
        return QuoteType.INDIRECT
    start, end = report.content[0][0], report.content[-1][1]
    whole = any(s.start <= start and end <= s.end for s in inside)
    return QuoteType.DIRECT if whole else QuoteType.MIXED


def _direct(findings: Findings, speech: Speech) -> Quote:
    content = tuple((s.start, s.end) for s in speech.stretches)
    cue = (speech.cue.idx, speech.cue.idx + len(speech.cue)) if speech.cue is not None else None
    bounds = (speech.stretches[0].before, speech.stretches[-1].after)
    return _build(findings, QuoteType.DIRECT, content, cue, speech.speaker, speech.rule, bounds)


def _quote(findings: Findings, report: Report, kind: QuoteType) -> Quote:
    bounds = (report.content[0][0], report.content[-1][1])
    return _build(findings, kind, report.content, report.cue, report.speaker, report.rule, bounds)


def _build(
    findings: Findings,
    kind: QuoteType,
    content: tuple[tuple[int, int], ...],
    cue: tuple[int, int] | None,
    speaker: Token | None,
    rule: str,
    bounds: tuple[int, int],
) -> Quote:
    source = source_of(findings, speaker)
    start, end = min(bounds[0], cue[0] if cue else bounds[0]), max(bounds[1], cue[1] if cue else bounds[1])
    if source is not None and cue is not None and _near(source, start, end):
        start, end = min(start, source.start), max(end, source.end)
    document = findings.article.document_id
    return Quote(
        quote_id=stable_id("quote", document, *content[0], *(cue or ())),
        type=kind,
        source=source,
        cue=_span(findings, *cue) if cue else None,
        content=tuple(_span(findings, *part) for part in content),
        start=start,
        end=end,
        text=findings.article.text[start:end],
        rule=rule,
    )


def _near(source: Participant, start: int, end: int) -> bool:
    """Whether the source stands beside the quotation, and not in an earlier sentence."""
    return source.start < end + 300 and source.end > start - 300
