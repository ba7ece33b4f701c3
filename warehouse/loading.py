"""Loading a batch of findings: check it beside the warehouse, then replace its documents, within a transaction."""

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import duckdb
import pyarrow as pa

from schemas import Article, Extraction, Rejected
from schemas.tables import FINDING_TABLES
from warehouse import stories
from warehouse.database import registered, sql_files, statement
from warehouse.identity import contested_names, retell, settle
from warehouse.keys import content_hash
from warehouse.rows import Stamp, State, spread
from warehouse.tables import literal

AT_ONCE = 200
"""Documents that become columns together: their records stay in the processor's cache while each column is taken."""


@dataclass(frozen=True)
class LoadResult:
    """What became of a batch."""

    loaded: int
    rejected: tuple[Rejected, ...] = ()


def known(connection: duckdb.DuckDBPyConnection, articles: Iterable[Article], fingerprint: str) -> set[str]:
    """Ids of the articles that are loaded already, unchanged, by the same extractor."""
    wanted = {a.document_id: content_hash(a) for a in articles}
    table = pa.table({"document_id": list(wanted), "content_hash": list(wanted.values())})
    with registered(connection, wanted=table):
        rows = connection.execute(statement("known"), {"fingerprint": fingerprint}).fetchall()
    return {document_id for (document_id,) in rows}


def load(
    connection: duckdb.DuckDBPyConnection,
    bench: duckdb.DuckDBPyConnection,
    batch: Sequence[Extraction],
    stamp: Stamp,
    *,
    hashes: Mapping[str, str] | None = None,
) -> LoadResult:
    """Replace the findings of a batch of documents, as a part of the caller's transaction.

    A document whose rows break a check is left out whole and reported as rejected; one that loads leaves
    the quarantine.

    Args:
        connection: the warehouse.
        bench: an empty database in memory, where the batch is checked before it is loaded.
        batch: the findings; of two with one document id, the last counts.
        stamp: what the rows have in common.
        hashes: content hashes of those documents whose records are not as they came in.
    """
    rejected: dict[str, Rejected] = {}
    latest = {found.document.document_id: found for found in batch}
    before = present(connection, latest)
    while True:
        good = [found for id_, found in latest.items() if id_ not in rejected]
        tables = _tables(good, before, stamp, hashes or {})
        offenders = check(bench, tables)
        if not offenders:
            break
        for document_id, rule in offenders.items():
            document = latest[document_id].document
            reason, payload = f"the check {rule} found rows that break it", document.model_dump_json()
            where, source = document.origin or "", document.source or ""
            rejected[document_id] = Rejected(where, "validate", rule, reason, payload, document_id, source)
    if good:
        _replace(connection, tables, is_known=any(found.document.document_id in before for found in good))
    return LoadResult(len(good), tuple(rejected.values()))


def insert(connection: duckdb.DuckDBPyConnection, table: str, incoming: pa.Table) -> None:
    """Add rows by the names of their columns; DuckDB takes ``incoming`` from the variables of this function."""
    if incoming.num_rows:
        connection.execute(f'INSERT INTO "{table}" BY NAME SELECT * FROM incoming')  # noqa: S608


class Present(NamedTuple):
    """What is kept of a document when its findings are replaced."""

    version: int = 0
    content_hash: str | None = None
    withdrawn_at: dt.datetime | None = None


def present(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, Present]:
    """Those documents that are there."""
    with registered(connection, batch=pa.table({"document_id": list(ids)})):
        return {id_: Present(*rest) for id_, *rest in connection.execute(statement("present")).fetchall()}


def check(bench: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table]) -> dict[str, str]:
    """Documents that break a check, with its name; each check looks within a document, so the batch is enough.

    It runs beside the warehouse: to check a batch takes the same time whatever was loaded before.
    """
    checks = (
        f"SELECT document_id, {literal(name.removesuffix('.sql'))} AS rule FROM ({sql})"  # noqa: S608
        for name, sql in sql_files("checks")
    )
    with registered(bench, **tables):
        return dict(bench.execute(f"{' UNION ALL '.join(checks)} ORDER BY ALL").fetchall())


def _tables(
    batch: Sequence[Extraction], before: Mapping[str, Present], stamp: Stamp, hashes: Mapping[str, str]
) -> dict[str, pa.Table]:
    """The batch as Arrow tables."""
    parts = []
    with _no_collection():
        for first in range(0, max(len(batch), 1), AT_ONCE):
            some = batch[first : first + AT_ONCE]
            rows = spread(some, [_state(found.document, before, hashes) for found in some], stamp)
            parts.append({**rows, "text_bands": stories.marks([found.document for found in some])})
    return {table: pa.concat_tables(part[table] for part in parts) for table in parts[0]}


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without Python's search for cycles, which goes through all records again and again; columns have none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _state(article: Article, before: Mapping[str, Present], hashes: Mapping[str, str]) -> State:
    """What is known of an article; one whose text or metadata have changed gets the next version."""
    was = before.get(article.document_id, Present())
    hash_ = hashes.get(article.document_id) or content_hash(article)
    return State(hash_, was.version + (hash_ != was.content_hash), was.withdrawn_at)


def _replace(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, pa.Table], *, is_known: bool) -> None:
    """The batch in place of what was there of its documents."""
    names, held = tables["person_names"], tables["roles"]
    with registered(connection, batch=tables["documents"], names=names, held=held):
        gone = remove_documents(connection) if is_known else []
        if is_known:
            connection.execute(statement("supersede"))
        connection.execute(statement("leave_quarantine"))
        for name, table in tables.items():
            insert(connection, name, table)
        stories.group(connection, tables["text_bands"])
        connection.execute(statement("add_versions"))
        connection.execute(statement("add_people"))
        connection.execute(statement("extend_people"))
        connection.execute(statement("add_posts"))
        if is_known:
            retell(connection, gone)
            connection.execute(statement("remove_posts"))
        if contested := contested_names(connection):
            settle(connection, contested)


def remove_documents(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Remove the rows of the documents in the relation ``batch``; returns the people whom they named."""
    people = [id_ for (id_,) in connection.execute(statement("people_of_batch")).fetchall()]
    for name in FINDING_TABLES:
        sql = f'DELETE FROM "{name}" WHERE document_id IN (SELECT document_id FROM batch)'  # noqa: S608
        connection.execute(sql)
    return people
