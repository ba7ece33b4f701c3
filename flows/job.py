"""The main job as plain code: ingest → extract → validate → load → publish, batch by batch, with one writer.

``flows.pipeline`` runs the same steps as Prefect tasks.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from extractors.fingerprint import fingerprint
from flows.engine import until_signal
from flows.health import Ledger, Summary
from flows.logs import about_run
from flows.settings import Settings
from flows.sources.declared import find_sources
from flows.sources.items import Change, Item, Withdrawn
from flows.sources.reading import read_sources
from flows.sources.source import Visit
from flows.stages import Batch, Outcome, ingest, reject
from flows.workers import Extracting, Workers
from schemas import Article, Rejected
from schemas.errors import DatelineError
from schemas.tables import SourceStateRow
from warehouse import Columns, Writer

log = logging.getLogger("dateline")


class Work:
    """A batch under way: what is to be loaded of it, and how to get its findings.

    A plain class, so that Prefect does not walk through all its documents.
    """

    def __init__(
        self,
        rejected: tuple[Rejected, ...],
        unchanged: tuple[Article, ...],
        findings: Callable[[], Outcome] | None = None,
        changes: tuple[Change, ...] = (),
    ) -> None:
        self.rejected, self.unchanged, self.changes = rejected, unchanged, changes
        self.has_news = findings is not None
        self.findings = findings or Outcome


def open_warehouse(path: Path, stack: ExitStack) -> Writer:
    """The writer of a warehouse, closed with the stack."""
    return stack.enter_context(Writer.open(path))


def extract(work: Work, ledger: Ledger) -> Work:
    """Wait for the findings of a batch that has begun."""
    outcome = work.findings()
    ledger.seconds["extract"] += outcome.seconds
    return Work(work.rejected, work.unchanged, lambda: outcome, work.changes)


def validate(work: Work, writer: Writer, ledger: Ledger) -> Work:
    """Set aside documents whose findings break a check, such as words that do not stand in their text."""
    with ledger.time("validate"):
        outcome = work.findings()
        found, refused = writer.check(outcome.found)
    rejected = (*work.rejected, *outcome.rejected, *refused)
    return Work(rejected, work.unchanged, lambda: Outcome(found), work.changes)


def load(work: Work, writer: Writer, ledger: Ledger) -> None:
    """Load one batch, quarantine what was set aside of it, and only then keep what was learnt of its sources."""
    with ledger.time("load"):
        batch = work.findings().found
        rejected = [*work.rejected, *_load(batch, writer, ledger)]
        writer.quarantine(rejected, run_id=ledger.run_id)
        moved = [change for change in work.changes if isinstance(change, Withdrawn)]
        gone, back = ([m.document_id for m in moved if m.is_back is is_back] for is_back in (False, True))
        writer.follow_source(gone=gone, back=back)
        writer.save_states([change for change in work.changes if isinstance(change, SourceStateRow)])
        writer.shorten_log()
    refused = {one.document_id for one in rejected if one.document_id is not None}
    ledger.add(loaded=batch.without(refused), unchanged=work.unchanged, rejected=rejected)
    for one in rejected:
        about = {"document_id": one.document_id, "source": one.source, "stage": one.stage, "rule": one.rule}
        log.info("A document was set aside: %s", one.reason, extra=about)
    log.info("A batch was loaded", extra=vars(ledger.summary()))


def _load(batch: Columns, writer: Writer, ledger: Ledger) -> list[Rejected]:
    """Load a batch in one transaction; should that fail, each half of it, until the one at fault is alone."""
    try:
        return list(writer.load(batch, run_id=ledger.run_id, fingerprint=ledger.fingerprint).rejected)
    except DatelineError:  # the warehouse's fault, not a document's
        raise
    except Exception as error:
        ids = batch.ids
        if len(ids) == 1:
            (article,) = batch.articles()
            return [reject(article, "load", type(error).__name__, f"it cannot be loaded: {error}")]
    halves = ids[: len(ids) // 2], ids[len(ids) // 2 :]
    return [one for half in halves for one in _load(batch.only(half), writer, ledger)]


def publish(writer: Writer) -> None:
    """Put what is loaded in place of the file that readers open."""
    writer.publish()


class Steps(NamedTuple):
    """The stages as they are called: plainly, or as Prefect's tasks."""

    open_warehouse: Callable[[Path, ExitStack], Writer] = open_warehouse
    extract: Callable[[Work, Ledger], Work] = extract
    validate: Callable[[Work, Writer, Ledger], Work] = validate
    load: Callable[[Work, Writer, Ledger], None] = load
    publish: Callable[[Writer], None] = publish


PLAIN = Steps()


class Job:
    """A run under way: what is left to do of it, and how it went so far."""

    def __init__(
        self, writer: Writer, ledger: Ledger, stop: threading.Event, report: Callable[[Summary], None] | None
    ) -> None:
        self.writer, self.ledger, self.stop, self.report = writer, ledger, stop, report
        self.work: Iterator[Work] = iter(())
        self.is_finished = False

    def look(self) -> bool:
        """Go on for as long as nothing is new or changed; whether something is."""
        for work in self.work:
            if work.has_news:
                self.work = chain([work], self.work)
                return True
            self._do(work, PLAIN)
            if self.stop.is_set():
                break
        return False

    def carry_out(self, steps: Steps = PLAIN) -> Summary:
        """Do what is left, record how the run ended, and publish what it has loaded.

        Args:
            steps: the stages; plain functions by default.
        """
        state = "failed"
        with until_signal(self.stop):  # Prefect has its own handlers for a flow, which would not wait for the batch
            try:
                while not self.stop.is_set() and (work := next(self.work, None)) is not None:
                    self._do(work, steps)
                held = self.ledger.summary().quarantined
                state = "stopped" if self.stop.is_set() else "quarantined" if held else "complete"
            finally:
                self.finish(state, steps)
        return self.ledger.summary(state)

    def finish(self, state: str, steps: Steps = PLAIN) -> None:
        """Record how the run ended, and publish what it has loaded."""
        self.is_finished = True
        summary = self.ledger.summary(state)
        self.writer.finish_run(
            summary.run_id,
            state,
            loaded=summary.loaded,
            unchanged=summary.unchanged,
            quarantined=summary.quarantined,
        )
        self.writer.record_health(summary.run_id, sources=self.ledger.sources, seconds=self.ledger.seconds)
        steps.publish(self.writer)
        log.info("A run has ended: %s", state, extra=vars(summary))

    def _do(self, work: Work, steps: Steps) -> None:
        work = steps.validate(steps.extract(work, self.ledger), self.writer, self.ledger)
        steps.load(work, self.writer, self.ledger)
        if self.report:
            self.report(self.ledger.summary())


@contextmanager
def begin_job(
    sources: list[str],
    settings: Settings,
    *,
    published: str | None = None,
    items: Iterable[Item] | None = None,
    open_warehouse: Callable[[Path, ExitStack], Writer] = open_warehouse,
    workers: Extracting | None = None,
    flow_run_id: str | None = None,
    report: Callable[[Summary], None] | None = None,
) -> Iterator[Job]:
    """Open the warehouse and the sources; what the block leaves undone is recorded as failed.

    Args:
        sources: files, folders, globs, ``-``, or a file that declares sources.
        settings: the settings of this run.
        published: date for documents that have none.
        items: documents to take instead of those of the sources, which then are only named in the ledger.
        open_warehouse: opens the writer.
        workers: where batches are extracted; processes of this machine by default.
        flow_run_id: the run of the Prefect flow, to be kept with this one.
        report: called after each batch.

    Raises:
        DatelineError: no source, the model or the warehouse cannot be used. Documents never raise, nor does
            one source among several.
    """
    mark = fingerprint(settings.model)
    stop = threading.Event()
    with ExitStack() as stack:
        writer = open_warehouse(settings.warehouse, stack)
        workers = workers or stack.enter_context(Workers(settings.processes, settings.model, settings.time_limit))
        stack.enter_context(until_signal(stop))
        ledger = Ledger(writer.start_run(sources, mark, flow_run_id=flow_run_id), mark)
        stack.enter_context(about_run(ledger.run_id))
        log.info("A run has begun", extra={"sources": sources, "fingerprint": mark, "flow_run_id": flow_run_id})
        job = Job(writer, ledger, stop, report)
        try:
            if items is None:
                visit = Visit(settings, published, memory=writer, fingerprint=mark)
                items = read_sources(find_sources(sources), visit)
            job.work = _begin(ingest(items, size=settings.batch_size), writer, workers, ledger)
            yield job
        finally:
            if not job.is_finished:
                job.finish("failed")


def run_job(sources: list[str], settings: Settings, *, steps: Steps = PLAIN, **named: Any) -> Summary:
    """Take what is new or changed in the sources into the warehouse, and publish it.

    Args:
        sources: files, folders, globs, ``-``, or a file that declares sources.
        settings: the settings of this run.
        steps: the stages; plain functions by default.
        **named: as for ``begin_job``.

    Raises:
        DatelineError: as ``begin_job``.
    """
    with begin_job(sources, settings, open_warehouse=steps.open_warehouse, **named) as job:
        return job.carry_out(steps)


def _begin(batches: Iterator[Batch], writer: Writer, workers: Extracting, ledger: Ledger) -> Iterator[Work]:
    """Each batch without the documents that are loaded already; the extraction of the next ones has begun."""
    waiting: deque[Work] = deque()
    while (batch := _read(batches, ledger)) is not None:
        known = writer.known(batch.articles, ledger.fingerprint)
        fresh = tuple({a.document_id: a for a in batch.articles if a.document_id not in known}.values())
        unchanged = tuple(a for a in batch.articles if a.document_id in known)
        waiting.append(Work(batch.rejected, unchanged, workers.begin(fresh) if fresh else None, batch.changes))
        if len(waiting) > workers.ahead:
            yield waiting.popleft()
    yield from waiting


def _read(batches: Iterator[Batch], ledger: Ledger) -> Batch | None:
    with ledger.time("ingest"):
        return next(batches, None)
