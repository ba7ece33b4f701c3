"""The main job as plain code: ingest → extract → validate → load → publish, batch by batch, with one writer.

``flows.pipeline`` runs the same steps as Prefect tasks.
"""

import logging
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from extractors.fingerprint import fingerprint
from flows.settings import Settings
from flows.sources.declared import find_sources
from flows.sources.items import Item
from flows.sources.reading import read_sources
from flows.sources.source import Visit
from flows.stages import Batch, Outcome, ingest, reject, validate_batch
from flows.workers import Extracting, Workers
from schemas import Extraction, Rejected
from schemas.errors import DatelineError
from warehouse import Writer

log = logging.getLogger("dateline")


@dataclass(frozen=True)
class Summary:
    """How a run went.

    Attributes:
        state: complete, quarantined, stopped or failed.
        loaded: documents whose findings were loaded or replaced.
        unchanged: documents that were there already.
        quarantined: documents set aside.
    """

    run_id: str
    state: str = "complete"
    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0

    def plus(self, *, loaded: int = 0, unchanged: int = 0, quarantined: int = 0) -> "Summary":
        """The summary with more documents counted."""
        return replace(
            self,
            loaded=self.loaded + loaded,
            unchanged=self.unchanged + unchanged,
            quarantined=self.quarantined + quarantined,
        )


class Work:
    """A batch under way: what is to be loaded of it, and how to get its findings.

    A plain class, so that Prefect does not walk through all its documents.
    """

    def __init__(self, rejected: tuple[Rejected, ...], unchanged: int, findings: Callable[[], Outcome]) -> None:
        self.rejected, self.unchanged, self.findings = rejected, unchanged, findings


def open_warehouse(path: Path, stack: ExitStack) -> Writer:
    """The writer of a warehouse, closed with the stack."""
    return stack.enter_context(Writer.open(path))


def extract(work: Work) -> Work:
    """Wait for the findings of a batch that has begun."""
    outcome = work.findings()
    return Work(work.rejected, work.unchanged, lambda: outcome)


def validate(work: Work) -> Work:
    """Set aside documents whose findings do not stand in their text."""
    outcome = validate_batch(work.findings())
    return Work((*work.rejected, *outcome.rejected), work.unchanged, lambda: outcome)


def load(work: Work, writer: Writer, summary: Summary, mark: str) -> Summary:
    """Load one batch, and quarantine what was set aside of it."""
    loaded, refused = _load(work.findings().extractions, writer, summary.run_id, mark)
    count = writer.quarantine([*work.rejected, *refused], run_id=summary.run_id)
    return summary.plus(loaded=loaded, unchanged=work.unchanged, quarantined=count)


def _load(batch: tuple[Extraction, ...], writer: Writer, run_id: str, mark: str) -> tuple[int, list[Rejected]]:
    """Load a batch in one transaction; should that fail, each half of it, until the one at fault is alone."""
    try:
        result = writer.load(batch, run_id=run_id, fingerprint=mark)
        return result.loaded, list(result.rejected)
    except DatelineError:  # the warehouse's fault, not a document's
        raise
    except Exception as error:
        if len(batch) == 1:
            return 0, [reject(batch[0].document, "load", type(error).__name__, f"it cannot be loaded: {error}")]
    halves = [_load(half, writer, run_id, mark) for half in (batch[: len(batch) // 2], batch[len(batch) // 2 :])]
    return sum(loaded for loaded, _ in halves), [one for _, refused in halves for one in refused]


def publish(writer: Writer) -> None:
    """Put what is loaded in place of the file that readers open."""
    writer.publish()


class Steps(NamedTuple):
    """The stages as they are called: plainly, or as Prefect's tasks."""

    open_warehouse: Callable[[Path, ExitStack], Writer] = open_warehouse
    extract: Callable[[Work], Work] = extract
    validate: Callable[[Work], Work] = validate
    load: Callable[[Work, Writer, Summary, str], Summary] = load
    publish: Callable[[Writer], None] = publish


def run_job(
    sources: list[str],
    settings: Settings,
    *,
    published: str | None = None,
    items: Iterable[Item] | None = None,
    steps: Steps | None = None,
    workers: Extracting | None = None,
    report: Callable[[Summary], None] = lambda summary: None,
) -> Summary:
    """Take what is new or changed in the sources into the warehouse, and publish it.

    Args:
        sources: files, folders, globs, ``-``, or a file that declares sources.
        settings: the settings of this run.
        published: date for documents that have none.
        items: documents to take instead of those of the sources, which then are only named in the ledger.
        steps: the stages; plain functions by default.
        workers: where batches are extracted; processes of this machine by default.
        report: called after each batch.

    Raises:
        DatelineError: no source, the model or the warehouse cannot be used. Documents never raise, nor does
            one source among several.
    """
    steps = steps or Steps()
    mark = fingerprint(settings.model)
    with ExitStack() as stack:
        writer = steps.open_warehouse(settings.warehouse, stack)
        workers = workers or stack.enter_context(Workers(settings.processes, settings.model, settings.time_limit))
        stopped = stack.enter_context(_stop_signal())
        run_id = writer.start_run(sources, mark)
        summary = Summary(run_id)
        state = "failed"
        try:
            if items is None:
                items = read_sources(find_sources(sources), Visit(settings, published))
            batches = ingest(items, size=settings.batch_size)
            for work in _begin(batches, writer, workers, mark):
                summary = steps.load(steps.validate(steps.extract(work)), writer, summary, mark)
                report(summary)
                if stopped():
                    break
            state = "stopped" if stopped() else "quarantined" if summary.quarantined else "complete"
        finally:
            writer.finish_run(
                run_id,
                state,
                loaded=summary.loaded,
                unchanged=summary.unchanged,
                quarantined=summary.quarantined,
            )
            steps.publish(writer)
    return replace(summary, state=state)


def _begin(batches: Iterable[Batch], writer: Writer, workers: Extracting, mark: str) -> Iterator[Work]:
    """Each batch without the documents that are loaded already; the extraction of the next ones has begun."""
    waiting: deque[Work] = deque()
    for batch in batches:
        known = writer.known(batch.articles, mark)
        fresh = tuple(a for a in batch.articles if a.document_id not in known)
        findings = workers.begin(fresh) if fresh else Outcome
        waiting.append(Work(batch.rejected, len(batch.articles) - len(fresh), findings))
        if len(waiting) > workers.ahead:
            yield waiting.popleft()
    yield from waiting


@contextmanager
def _stop_signal() -> Iterator[Callable[[], bool]]:
    """Whether SIGTERM or SIGINT has come: the job then ends between two batches; a second one ends it at once."""
    came = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield came.is_set
        return

    def stop(number: int, frame: FrameType | None) -> None:
        if came.is_set():  # somebody is in a hurry
            raise KeyboardInterrupt
        came.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield came.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
