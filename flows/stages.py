"""The stages between a source and the warehouse, as plain functions on batches; no Prefect, no SQL here.

A document that a stage cannot take is put aside as a rejection, and its batch goes on.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from flows.sources.items import Change, Item, Withdrawn
from schemas import Article, Extraction, Rejected
from schemas.tables import SourceStateRow
from warehouse import Columns, join, spread

PATIENCE = 15.0
"""Seconds that the first document of a batch waits for the others."""


class Batch(NamedTuple):
    """Documents on their way in: the unit of a task."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    changes: tuple[Change, ...] = ()


class Outcome(NamedTuple):
    """What a batch has become, and the seconds that it took."""

    found: Columns = Columns()
    rejected: tuple[Rejected, ...] = ()
    seconds: float = 0.0


Found = Extraction | Rejected
Extract = Callable[[Sequence[Article]], Iterator[Found]]
"""One answer an article, in their order."""


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

    def extract(articles: Sequence[Article]) -> Iterator[Found]:
        done = 0
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
    """What was found, as columns, and what was refused."""
    extractions = [one for one in found if isinstance(one, Extraction)]
    refused = Outcome(rejected=tuple(one for one in found if isinstance(one, Rejected)), seconds=seconds)
    return joined([refused, *_as_columns(extractions)])


def _as_columns(extractions: Sequence[Extraction]) -> Iterator[Outcome]:
    """Findings as columns; should one not become any, each half, until it is alone."""
    try:
        yield Outcome(spread(extractions))
    except Exception as error:
        if len(extractions) == 1:
            reason = f"its findings cannot be made into rows: {error}"
            yield Outcome(rejected=(reject(extractions[0].document, "validate", type(error).__name__, reason),))
            return
        middle = len(extractions) // 2
        yield from _as_columns(extractions[:middle])
        yield from _as_columns(extractions[middle:])


def joined(outcomes: Sequence[Outcome]) -> Outcome:
    """The outcome of a batch whose pieces were done apart."""
    return Outcome(
        join([outcome.found for outcome in outcomes]),
        tuple(one for outcome in outcomes for one in outcome.rejected),
        sum(outcome.seconds for outcome in outcomes),
    )


def reject(article: Article, stage: str, rule: str, reason: str) -> Rejected:
    """The quarantine's view of an article that a stage refused: all of it, to be replayed."""
    payload = article.model_dump_json()
    return Rejected(article.origin or "", stage, rule, reason, payload, article.document_id, article.source or "")
