"""The one writer: a lock, a working file, and publication by an atomic rename.

What it does to the tables stands in ``loading``, ``judgements``, ``quarantine`` and ``runs``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Self

import duckdb

from schemas import Article, Extraction, Rejected
from schemas.identity import FindingKind, Verdict
from schemas.tables import SourceStateRow
from warehouse import corrections, drafts, forgetting, judgements, loading, quarantine, runs, states
from warehouse.columns import Columns
from warehouse.database import connect, migrate, now, replace_file, rewrite, transaction
from warehouse.drafts import NoDraft
from warehouse.files import (
    Which,
    check_is_published,
    draft_file,
    erasing_mark,
    explained,
    log_file,
    remove_draft,
    work_file,
)
from warehouse.forgetting import Forgotten, UnknownDocument
from warehouse.judgements import Side
from warehouse.loading import LoadResult, Stamp
from warehouse.lock import hold
from warehouse.rows import spread

LONG_LOG = 32 * 2**20
"""Bytes of the log, three to four thousand stories: for each, DuckDB holds twice as many in memory."""


class Writer:
    """A warehouse open for writing; use ``Writer.open`` as a context manager."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection, *, work: Path | None = None) -> None:
        self.path, self.work, self.connection = path, work or work_file(path), connection
        self.bench = duckdb.connect()  # in memory: where a batch is checked before it is loaded

    @classmethod
    @contextmanager
    def open(cls, path: Path, *, wait: float = 10.0) -> Iterator[Self]:
        """Open the working file of a warehouse, waiting for another writer to finish.

        Args:
            path: the published file; its folder is made if need be.
            wait: seconds to wait for the lock.

        Raises:
            WarehouseLocked: another process still writes after that time.
            UnreadableWarehouse: the file is damaged, or holds something else.
            UnwritableWarehouse: the disk is full, or the folder may not be written.
            NewerWarehouse: a newer version made it.
        """
        check_is_published(path)
        work = work_file(path)
        with ExitStack() as stack:
            with explained(work, Which.WORKING, OSError):
                path.parent.mkdir(parents=True, exist_ok=True)
                stack.enter_context(hold(path, wait=wait))
                if path.exists() and not work.exists():
                    log_file(work).unlink(missing_ok=True)  # of a working file that is gone
                    replace_file(path, work)
            writer = cls(path, connect(work))
            try:
                with explained(work, Which.WORKING, duckdb.Error):
                    migrate(writer.connection)
                    if erasing_mark(path).exists():
                        writer._finish_erasure()
                    yield writer
            finally:
                with suppress(duckdb.Error):
                    writer.connection.close()  # publish() opens a new one
                writer.bench.close()

    def known(self, articles: Iterable[Article], fingerprint: str) -> set[str]:
        """Ids of the articles that need no extraction: loaded already by the same extractor, or forgotten."""
        articles = list(articles)
        forgotten = Forgotten.read(self.connection)
        gone = {a.document_id for a in articles if forgotten.has_document(a.document_id, a.text)}
        return gone | loading.known(self.connection, articles, fingerprint)

    def check(self, batch: Columns) -> tuple[Columns, tuple[Rejected, ...]]:
        """The documents whose rows pass all checks, and those that break one; nothing is loaded."""
        return loading.check(self.bench, batch)

    def load(self, batch: Columns | Iterable[Extraction], *, run_id: str, fingerprint: str) -> LoadResult:
        """Replace the findings of a batch of documents, in one transaction.

        A document whose rows break a check is left out whole and reported as rejected; one that loads leaves
        the quarantine.

        Args:
            batch: the findings as columns, which are checked if they were not yet, or as records.
            run_id: the run that loads them.
            fingerprint: of what has made them.
        """
        columns = batch if isinstance(batch, Columns) else spread(batch)
        with explained(self.work, Which.WORKING, duckdb.Error):
            columns = Forgotten.read(self.connection).apply(columns)
            if self.work == draft_file(self.path):  # whose articles come from the tables
                columns = columns.with_hashes(drafts.content_hashes(self.connection, columns.ids))
            stamp = Stamp(run_id, fingerprint, now())
            with transaction(self.connection):
                return loading.load(self.connection, self.bench, columns, stamp)

    def quarantine(self, rejects: Iterable[Rejected], *, run_id: str) -> int:
        """Keep what could not be loaded; the same item again only moves ``last_seen``."""
        forgotten = Forgotten.read(self.connection)
        kept = [r for r in rejects if r.document_id is None or not forgotten.has_document(r.document_id)]
        return quarantine.set_aside(self.connection, kept, run_id=run_id)

    def clear_quarantine(self, ids: Sequence[str], *, run_id: str) -> None:
        """Remove rows that a run has taken up again, and has not set aside again."""
        quarantine.clear(self.connection, ids, run_id=run_id)

    def discard(self, ids: Sequence[str]) -> int:
        """Remove rows of the quarantine for good; returns how many there were."""
        return quarantine.discard(self.connection, ids)

    def withdraw(self, ids: Sequence[str], *, undo: bool = False) -> int:
        """Mark documents as withdrawn: their findings leave the views, and their rows stay; or take that back.

        Raises:
            UnknownDocument: an id is not there.
        """
        return forgetting.mark_withdrawn(self.connection, ids, undo=undo)

    def forget_documents(self, ids: Sequence[str]) -> int:
        """Erase documents everywhere, both files included, and publish; returns the number of rows.

        Raises:
            UnknownDocument: an id is not there.
        """
        with self._erasing():
            return forgetting.forget_documents(self.connection, ids)

    def forget_person(self, person: str) -> int:
        """Erase whoever bears a name or an id, both files included, and publish; returns the number of articles.

        Raises:
            UnknownDocument: nobody does.
        """
        with self._erasing():
            return forgetting.forget_person(self.connection, self.bench, person)

    @contextmanager
    def _erasing(self) -> Iterator[None]:
        """Until both files are written anew, a mark beside them makes the next writer do it."""
        mark = erasing_mark(self.path)
        mark.touch()
        try:
            yield
        except UnknownDocument:
            mark.unlink()
            raise
        self._finish_erasure()

    def _finish_erasure(self) -> None:
        with self._closed():
            rewrite(self.work)
        self.publish()
        erasing_mark(self.path).unlink(missing_ok=True)

    def start_run(self, sources: Sequence[str], fingerprint: str, *, flow_run_id: str | None = None) -> str:
        """Record that a run begins; returns its id. One that still seems to be running has crashed."""
        return runs.start_run(self.connection, sources, fingerprint, flow_run_id)

    def keep_flow_run(self, run_id: str, flow_run_id: str) -> None:
        """Record which Prefect flow a run has become."""
        runs.keep_flow_run(self.connection, run_id, flow_run_id)

    def states(self, source: str) -> dict[str, SourceStateRow]:
        """The states of a source and of its pages, by their keys."""
        return states.read_states(self.connection, source)

    def documents_of(self, source: str) -> dict[str, str]:
        """Documents that came from a source and are not withdrawn: their ids, and where in the source they stood."""
        return states.read_documents(self.connection, source)

    def save_states(self, rows: Sequence[SourceStateRow]) -> None:
        """Keep states, in place of those of the same key; that of a forgotten document is not kept."""
        forgotten = Forgotten.read(self.connection)
        kept = [row for row in rows if row.document_id is None or not forgotten.has_document(row.document_id)]
        states.save_states(self.connection, kept)

    def follow_source(self, *, gone: Sequence[str], back: Sequence[str]) -> None:
        """Withdraw documents that their source no longer has, and take that back for those that it has again."""
        states.follow_source(self.connection, gone=gone, back=back)

    def finish_run(self, run_id: str, state: str, *, loaded: int, unchanged: int, quarantined: int) -> None:
        """Record how a run ended."""
        counts = {"loaded": loaded, "unchanged": unchanged, "quarantined": quarantined}
        runs.finish_run(self.connection, run_id, state, **counts)

    def record_health(
        self, run_id: str, *, sources: Mapping[str, Mapping[str, int]], seconds: Mapping[str, float]
    ) -> None:
        """Keep what a run took from each source, and how long each stage took.

        Args:
            run_id: the run.
            sources: for each source, counts by the names of the columns of ``run_health``; one not given is 0.
            seconds: for each stage.
        """
        runs.record_health(self.connection, run_id, sources, seconds)

    def judge(self, verdict: Verdict, one: Side, other: Side, *, by: str, note: str | None = None) -> tuple[str, int]:
        """Keep a judgement on who is who, and apply it; returns its id and how many people in articles changed."""
        return judgements.judge(self.connection, verdict, one, other, by=by, note=note)

    def undo(self, judgement_id: str) -> int:
        """Take a judgement or a correction back; returns how many people in articles changed."""
        if judgement_id.startswith(f"{corrections.PREFIX}-"):
            corrections.undo_correction(self.connection, judgement_id)
            return 0
        return judgements.undo(self.connection, judgement_id)

    def correct(
        self, kind: FindingKind, finding_id: str, *, document_id: str | None, by: str, note: str | None = None
    ) -> list[str]:
        """Keep that a finding is wrong, or a person none; the views leave it out. Returns ids for ``undo``."""
        return corrections.correct(self.connection, kind, finding_id, document_id=document_id, by=by, note=note)

    def publish(self) -> None:
        """Put the present state in place of the published file: checkpoint, copy, fsync, rename.

        Should that fail, the published file stays as it was, and the writer can go on. A draft, which was made of
        an earlier state, is thrown away.
        """
        with self._closed(), explained(self.path, Which.PUBLISHED, OSError):
            replace_file(self.work, self.path)
        remove_draft(self.path)

    def shorten_log(self) -> None:
        """Move the log into the working file once it is long, and open that anew: only then is its memory free.

        Not part of a load: its time is little beside extraction, but not beside loads of findings that are there.
        """
        log = log_file(self.work)
        if log.exists() and log.stat().st_size > LONG_LOG:
            with explained(self.work, Which.WORKING, duckdb.Error), self._closed():
                pass

    @contextmanager
    def draft(self) -> Iterator[Self]:
        """A writer on a copy of this warehouse, which publishes nothing by itself; the copy stays as the draft."""
        draft = draft_file(self.path)
        with self._closed(), explained(draft, Which.DRAFT, OSError):
            remove_draft(self.path)
            replace_file(self.work, draft)
        writer = type(self)(self.path, connect(draft), work=draft)
        try:
            with explained(draft, Which.DRAFT, duckdb.Error):
                yield writer
        finally:
            with suppress(duckdb.Error):
                writer.connection.close()
            writer.bench.close()

    def publish_draft(self) -> None:
        """Put the draft in place of the working file, and publish it.

        Raises:
            NoDraft: there is none: another run has published since it was made.
        """
        draft = draft_file(self.path)
        if not draft.exists():
            raise NoDraft("there is no draft any longer, as another run has published: `dateline refresh` makes one")
        with explained(draft, Which.DRAFT, duckdb.Error), connect(draft) as connection:
            connection.execute("CHECKPOINT")  # of what a process that was killed has left in its log
        with self._closed():
            log_file(self.work).unlink(missing_ok=True)
            draft.replace(self.work)
        self.publish()

    def stale(self, fingerprint: str) -> Iterator[Article]:
        """The articles whose findings another extractor has made, a few at a time."""
        return drafts.stale_articles(lambda: self.connection, fingerprint)  # shorten_log() opens another one

    @contextmanager
    def _closed(self) -> Iterator[None]:
        """The file whole and closed: to open it beside DuckDB would lose DuckDB's lock on it."""
        self.connection.execute("CHECKPOINT")
        self.connection.close()
        try:
            yield
        finally:
            self.connection = connect(self.work)
