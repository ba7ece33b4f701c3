"""The stages between a source and the warehouse, as plain functions on batches; no Prefect, no SQL here.

A document that a stage cannot take is put aside as a rejection, and its batch goes on.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from flows.sources.items import Change, Item, Withdrawn
from schemas import Article, Extraction, Rejected
from schemas.records import Record, Span
from schemas.tables import SourceStateRow

PATIENCE = 15.0
"""Seconds that the first document of a batch waits for the others."""


class Batch(NamedTuple):
    """Documents on their way in: the unit of a task."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    changes: tuple[Change, ...] = ()


class Outcome(NamedTuple):
    """What a batch has become, and the seconds that it took."""

    extractions: tuple[Extraction, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    seconds: float = 0.0


Found = Extraction | Rejected
Extract = Callable[[Sequence[Article], bool], Iterator[Found]]
"""One answer an article, in their order; the flag asks for one article at a time, without spaCy's batches."""


def ingest(items: Iterable[Item], *, size: int, seconds: float = PATIENCE) -> Iterator[Batch]:
    """Batches of documents, read as they are needed.

    What is learnt of a source stands in the batch of the documents before it, and is kept with them.

    Args:
        items: what the sources yield.
        size: most documents of a batch.
        seconds: a batch is closed after this time, so that slow sources are loaded as they come.
    """
    group: list[Item] = []
    documents, begun = 0, time.monotonic()
    for item in items:
        is_document = isinstance(item, Article | Rejected)
        if is_document and (documents == size or (group and time.monotonic() - begun > seconds)):
            yield _batch(group)
            group, documents, begun = [], 0, time.monotonic()
        group.append(item)
        documents += is_document
    if group:
        yield _batch(group)


def _batch(group: Sequence[Item]) -> Batch:
    return Batch(
        tuple(item for item in group if isinstance(item, Article)),
        tuple(item for item in group if isinstance(item, Rejected)),
        tuple(item for item in group if isinstance(item, SourceStateRow | Withdrawn)),
    )


def open_extractor(model: str) -> Extract:
    """What a worker does with a batch.

    Args:
        model: package name of the spaCy pipeline, loaded once per process.
    """
    from extractors import Extractor  # spaCy: two seconds, and only where documents are extracted

    extractor = Extractor(model)

    def extract(articles: Sequence[Article], singly: bool) -> Iterator[Found]:
        done = 0
        if not singly:
            try:
                for found in extractor.stream(articles):
                    yield found
                    done += 1
            except Exception:  # noqa: S110  (one document of spaCy's batch: found and set aside below)
                pass
        for article in articles[done:]:
            try:
                yield extractor.extract_article(article)
            except Exception as error:
                yield reject(article, "extract", type(error).__name__, f"the extractors failed: {error}")

    return extract


def to_outcome(found: Sequence[Found], seconds: float = 0.0) -> Outcome:
    """What was found, and what was refused."""
    return Outcome(
        tuple(one for one in found if isinstance(one, Extraction)),
        tuple(one for one in found if isinstance(one, Rejected)),
        seconds,
    )


def joined(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of a batch whose pieces were done apart."""
    return Outcome(
        tuple(one for outcome in outcomes for one in outcome.extractions),
        tuple(one for outcome in outcomes for one in outcome.rejected),
        sum(outcome.seconds for outcome in outcomes),
    )


def validate_batch(outcome: Outcome) -> Outcome:
    """Set aside each document with a finding whose words are not those of the text at its place."""
    good: list[Extraction] = []
    bad = list(outcome.rejected)
    for extraction in outcome.extractions:
        wrong = next((span for span in spans_of(extraction) if not _fits(span, extraction.document.text)), None)
        if wrong is None:
            good.append(extraction)
        else:
            reason = f"{type(wrong).__name__} at {wrong.start}:{wrong.end} does not say {wrong.text!r} in the text"
            bad.append(reject(extraction.document, "validate", "span_not_in_text", reason))
    return Outcome(tuple(good), tuple(bad), outcome.seconds)


def spans_of(record: Record) -> Iterator[Span]:
    """Every span in a record, whatever field it stands in."""
    if isinstance(record, Span):
        yield record
    for value in vars(record).values():  # not through the model: this looks at each field of each finding
        if isinstance(value, tuple):
            for part in value:
                yield from spans_of(part)
        elif isinstance(value, Record):
            yield from spans_of(value)


def reject(article: Article, stage: str, rule: str, reason: str) -> Rejected:
    """The quarantine's view of an article that a stage refused: all of it, to be replayed."""
    payload = article.model_dump_json()
    return Rejected(article.origin or "", stage, rule, reason, payload, article.document_id, article.source or "")


def _fits(span: Span, text: str) -> bool:
    return text[span.start : span.end] == span.text
