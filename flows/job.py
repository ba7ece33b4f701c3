"""The main job as plain code: ingest → extract → validate → load → publish, batch by batch, with one writer.

``flows.pipeline`` runs the same steps as Prefect tasks.
"""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from types import FrameType
from typing import NamedTuple

from extractors.fingerprint import fingerprint
from flows.settings import Settings
from flows.sources.files import read_sources
from flows.stages import Batch, Outcome, extract_batch, ingest, validate_batch
from flows.workers import begin, start_pool
from schemas import Rejected
from warehouse import Writer


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


def extract(work: Work) -> Work:
    """Extraction of one batch, here or in the process that has begun it."""
    outcome = work.findings()
    return Work(work.rejected, work.unchanged, lambda: outcome)


def validate(work: Work) -> Work:
    """Set aside documents whose findings do not stand in their text."""
    outcome = validate_batch(work.findings())
    return Work((*work.rejected, *outcome.rejected), work.unchanged, lambda: outcome)


def load(work: Work, writer: Writer, summary: Summary, mark: str) -> Summary:
    """Load one batch, and quarantine what was set aside of it."""
    result = writer.load(work.findings().extractions, run_id=summary.run_id, fingerprint=mark)
    count = writer.quarantine([*work.rejected, *result.rejected], run_id=summary.run_id)
    return summary.plus(loaded=result.loaded, unchanged=work.unchanged, quarantined=count)


def publish(writer: Writer) -> None:
    """Put what is loaded in place of the file that readers open."""
    writer.publish()


class Steps(NamedTuple):
    """The stages as they are called: plainly, or as Prefect's tasks."""

    extract: Callable[[Work], Work] = extract
    validate: Callable[[Work], Work] = validate
    load: Callable[[Work, Writer, Summary, str], Summary] = load
    publish: Callable[[Writer], None] = publish


def run_job(
    sources: list[str],
    settings: Settings,
    *,
    published: str | None = None,
    steps: Steps | None = None,
    report: Callable[[Summary], None] = lambda summary: None,
) -> Summary:
    """Take what is new or changed in the sources into the warehouse, and publish it.

    Args:
        sources: files, folders, globs or ``-``.
        settings: the settings of this run.
        published: date for documents that have none.
        steps: the stages; plain functions by default.
        report: called after each batch.

    Raises:
        DatelineError: a source, the model or the warehouse cannot be used. Documents never raise.
    """
    steps = steps or Steps()
    mark = fingerprint(settings.model)
    with Writer.open(settings.warehouse) as writer, _stop_signal() as stopped:
        run_id = writer.start_run(sources, mark)
        summary = Summary(run_id)
        state = "failed"
        try:
            batches = ingest(read_sources(sources, published=published), size=settings.batch_size)
            for work in _begin(batches, writer, settings, mark):
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


def _begin(batches: Iterable[Batch], writer: Writer, settings: Settings, mark: str) -> Iterator[Work]:
    """Each batch without the documents that are loaded already; in other processes its extraction begins ahead."""
    waiting: deque[Work] = deque()
    with start_pool(settings.processes, settings.model) as pool:
        for batch in batches:
            known = writer.known(batch.articles, mark)
            fresh = tuple(a for a in batch.articles if a.document_id not in known)
            here = partial(extract_batch, fresh, model=settings.model) if fresh else partial(Outcome, (), ())
            findings = begin(pool, here) if pool and fresh else here
            waiting.append(Work(batch.rejected, len(batch.articles) - len(fresh), findings))
            if len(waiting) > (settings.processes if pool else 0):
                yield waiting.popleft()
        yield from waiting


@contextmanager
def _stop_signal() -> Iterator[Callable[[], bool]]:
    """Whether SIGTERM or SIGINT has come: the job then ends between two batches."""
    came = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield came.is_set
        return

    def stop(number: int, frame: FrameType | None) -> None:
        came.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield came.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
