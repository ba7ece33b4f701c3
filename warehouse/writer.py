"""The one writer: loads in one transaction a batch, and publishes by an atomic rename."""

import datetime as dt
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import duckdb
import pyarrow as pa
from filelock import FileLock, Timeout

from schemas import Article, Extraction, Rejected
from schemas.ids import stable_id
from schemas.tables import FINDING_TABLES
from warehouse.database import connect, migrate, replace_file, sql_files, transaction
from warehouse.errors import WarehouseLocked
from warehouse.rows import Rows, content_hash, to_rows
from warehouse.tables import arrow_table

PAYLOAD_LIMIT = 8_000_000  # characters


@dataclass(frozen=True)
class LoadResult:
    """What became of a batch."""

    loaded: int
    rejected: tuple[Rejected, ...] = ()


def now() -> dt.datetime:
    """The present in UTC, without zone, as the tables hold it."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


class Writer:
    """A warehouse open for writing; use ``Writer.open`` as a context manager."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path, self.work, self.connection = path, work_file(path), connection
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
            NewerWarehouse: a newer version made it.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_suffix(".lock"))
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise WarehouseLocked(f"{path} is being written by another process: try again when it is done") from error
        try:
            work = work_file(path)
            if path.exists() and not work.exists():
                work.with_name(f"{work.name}.wal").unlink(missing_ok=True)  # of a working file that is gone
                replace_file(path, work)
            writer = cls(path, connect(work))
            try:
                migrate(writer.connection)
                yield writer
            finally:
                with suppress(duckdb.Error):
                    writer.connection.close()  # publish() opens a new one
                writer.bench.close()
        finally:
            lock.release()

    def known(self, articles: Iterable[Article], fingerprint: str) -> set[str]:
        """Ids of the articles that are loaded already, unchanged, by the same extractor."""
        wanted = {a.document_id: content_hash(a) for a in articles}
        table = pa.table({"document_id": list(wanted), "content_hash": list(wanted.values())})
        self.connection.register("wanted", table)
        sql = "SELECT document_id FROM documents JOIN wanted USING (document_id, content_hash) WHERE fingerprint = ?"
        rows = self.connection.execute(sql, [fingerprint]).fetchall()
        self.connection.unregister("wanted")
        return {document_id for (document_id,) in rows}

    def load(self, batch: Sequence[Extraction], *, run_id: str, fingerprint: str) -> LoadResult:
        """Replace the findings of a batch of documents, in one transaction.

        A document whose rows break a check is left out whole and reported as rejected; one that loads leaves
        the quarantine.
        """
        rejected: dict[str, Rejected] = {}
        latest = {found.document.document_id: found for found in batch}
        while True:
            good = [found for id_, found in latest.items() if id_ not in rejected]
            offenders = self._load(good, run_id, fingerprint)
            if not offenders:
                return LoadResult(len(good), tuple(rejected.values()))
            for document_id, rule in offenders.items():
                payload = latest[document_id].document.model_dump_json()
                reason = f"the check {rule} found rows that break it"
                rejected[document_id] = Rejected("", "validate", rule, reason, payload, document_id)

    def _load(self, batch: Sequence[Extraction], run_id: str, fingerprint: str) -> dict[str, str]:
        """One transaction; on a broken check nothing is loaded and the offending documents are returned."""
        stamp = now()
        rows: Rows = {table: [] for table in FINDING_TABLES}
        for found in batch:
            for table, some in to_rows(found, run_id=run_id, fingerprint=fingerprint, recorded_at=stamp).items():
                rows[table] += some
        tables = {table: arrow_table(table, some) for table, some in rows.items()}
        if offenders := self._check(tables):
            return offenders
        self.connection.register("batch", tables["documents"].select(["document_id"]))
        try:
            with transaction(self.connection):
                for name in self._tables_of_batch():
                    sql = f'DELETE FROM "{name}" WHERE document_id IN (SELECT document_id FROM batch)'  # noqa: S608
                    self.connection.execute(sql)
                for name, table in tables.items():
                    self._insert(name, table)
        finally:
            self.connection.unregister("batch")
        return {}

    def _check(self, tables: dict[str, pa.Table]) -> dict[str, str]:
        """Documents that break a check, with its name; each check looks within a document, so the batch is enough.

        It runs beside the warehouse: a check of 50 documents takes the same time whatever was loaded before.
        """
        for name, table in tables.items():
            self.bench.register(name, table)
        offenders = {
            document_id: name.removesuffix(".sql")
            for name, sql in sql_files("checks")
            for (document_id, *_) in self.bench.execute(sql).fetchall()
        }
        for name in tables:
            self.bench.unregister(name)
        return offenders

    def _tables_of_batch(self) -> tuple[str, ...]:
        """Where the batch's documents may have rows: a document has findings only where it has a row itself."""
        sql = "SELECT EXISTS (FROM documents SEMI JOIN batch USING (document_id))"
        is_there = self.connection.execute(sql).fetchone() == (True,)
        return (*FINDING_TABLES, "quarantine") if is_there else ("quarantine",)

    def _insert(self, name: str, table: pa.Table) -> None:
        if table.num_rows:
            self.connection.register("incoming", table)
            self.connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM incoming')  # noqa: S608
            self.connection.unregister("incoming")

    def quarantine(self, rejects: Iterable[Rejected], *, run_id: str) -> int:
        """Keep what could not be loaded; the same item again only moves ``last_seen``."""
        stamp, rows = now(), {}
        rejects = list(rejects)
        for reject in rejects:
            id_ = stable_id("quarantine", reject.source, reject.document_id, reject.stage, reject.rule, reject.payload)
            rows[id_] = {
                "quarantine_id": id_,
                "document_id": reject.document_id,
                "origin": reject.source,
                "stage": reject.stage,
                "rule": reject.rule,
                "reason": reject.reason,
                "payload": reject.payload[:PAYLOAD_LIMIT],
                "first_seen": stamp,
                "last_seen": stamp,
                "run_id": run_id,
            }
        with transaction(self.connection):
            seen = self.connection.execute(
                "DELETE FROM quarantine WHERE quarantine_id IN (SELECT unnest($ids)) "
                "RETURNING quarantine_id, first_seen",
                {"ids": list(rows)},
            ).fetchall()
            for id_, first_seen in seen:
                rows[id_]["first_seen"] = first_seen
            self._insert("quarantine", arrow_table("quarantine", list(rows.values())))
        return len(rejects)

    def start_run(self, sources: Sequence[str], fingerprint: str) -> str:
        """Record that a run begins; returns its id.

        A run that still seems to be running has crashed: it would hold the lock that this writer holds.
        """
        self.connection.execute("UPDATE runs SET state = 'crashed' WHERE state = 'running'")
        stamp = now()
        run_id = stable_id("run", stamp.isoformat(), os.getpid())
        row = {
            "run_id": run_id,
            "started_at": stamp,
            "sources": json.dumps(list(sources)),
            "fingerprint": fingerprint,
            "state": "running",
            "loaded": 0,
            "unchanged": 0,
            "quarantined": 0,
        }
        self._insert("runs", arrow_table("runs", [row]))
        return run_id

    def finish_run(self, run_id: str, state: str, *, loaded: int, unchanged: int, quarantined: int) -> None:
        """Record how a run ended."""
        self.connection.execute(
            "UPDATE runs SET finished_at = $now, seconds = epoch($now::TIMESTAMP - started_at), state = $state, "
            "loaded = $loaded, unchanged = $unchanged, quarantined = $quarantined WHERE run_id = $run_id",
            {
                "now": now(),
                "state": state,
                "loaded": loaded,
                "unchanged": unchanged,
                "quarantined": quarantined,
                "run_id": run_id,
            },
        )

    def publish(self) -> None:
        """Put the present state in place of the published file: checkpoint, copy, fsync, rename.

        Should that fail, the published file stays as it was, and the writer can go on.
        """
        self.connection.execute("CHECKPOINT")
        self.connection.close()  # to open and close the file beside DuckDB would lose DuckDB's lock on it
        try:
            replace_file(self.work, self.path)
        finally:
            self.connection = connect(self.work)


def work_file(path: Path) -> Path:
    """The writer's own file beside a published one."""
    return path.with_suffix(".work.duckdb")
