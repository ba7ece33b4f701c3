"""Loading a batch of findings: check it beside the warehouse, then replace its documents, within a transaction."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from schemas import Article, Rejected
from schemas.tables import FINDING_TABLES
from warehouse import stories
from warehouse.columns import Columns
from warehouse.database import registered, sql_files, statement
from warehouse.identity import contested_names, retell, settle
from warehouse.keys import content_hash
from warehouse.tables import arrow_schema, literal


@dataclass(frozen=True)
class Stamp:
    """What the rows of one load have in common."""

    run_id: str
    fingerprint: str
    recorded_at: dt.datetime


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
    connection: duckdb.DuckDBPyConnection, bench: duckdb.DuckDBPyConnection, batch: Columns, stamp: Stamp
) -> LoadResult:
    """Replace the findings of a batch of documents, as a part of the caller's transaction.

    A document that loads leaves the quarantine.

    Args:
        connection: the warehouse.
        bench: an empty database in memory, where the batch is checked before it is loaded, if it was not yet.
        batch: the findings.
        stamp: what the rows have in common.

    Returns:
        How many were loaded; and the documents whose rows break a check, which are left out whole.
    """
    good, rejected = (batch, ()) if batch.is_checked else check(bench, batch)
    ids = good.ids
    if ids:
        before = present(connection, ids)
        _replace(connection, _stamped(good, before, stamp), is_known=bool(before))
    return LoadResult(len(ids), rejected)


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


def check(bench: duckdb.DuckDBPyConnection, batch: Columns) -> tuple[Columns, tuple[Rejected, ...]]:
    """The documents that pass each check, and those that break one; each looks within a document.

    It runs beside the warehouse: to check a batch takes the same time whatever was loaded before.
    """
    if not batch.tables:
        return batch, ()
    checks = (
        f"SELECT document_id, {literal(name.removesuffix('.sql'))} AS rule FROM ({sql})"  # noqa: S608
        for name, sql in sql_files("checks")
    )
    with registered(bench, **batch.tables):
        rules = dict(bench.execute(f"{' UNION ALL '.join(checks)} ORDER BY ALL").fetchall())
    rejected = (_rejected(article, rules[article.document_id]) for article in batch.only(rules).articles())
    return Columns(batch.without(rules).tables, is_checked=True), tuple(rejected)


def _rejected(article: Article, rule: str) -> Rejected:
    reason, payload = f"the check {rule} found rows that break it", article.model_dump_json()
    return Rejected(article.origin or "", "validate", rule, reason, payload, article.document_id, article.source or "")


def _stamped(batch: Columns, before: Mapping[str, Present], stamp: Stamp) -> dict[str, pa.Table]:
    """The rows with what only the load knows; an article whose text or metadata have changed gets the next version."""
    was = [before.get(id_, Present()) for id_ in batch.ids]
    hashes = batch.tables["documents"]["content_hash"].to_pylist()
    given: dict[str, Any] = {
        **vars(stamp),
        "version": [old.version + (hash_ != old.content_hash) for old, hash_ in zip(was, hashes, strict=True)],
        "withdrawn_at": [old.withdrawn_at for old in was],
    }
    return {name: _with_columns(rows, arrow_schema(name), given) for name, rows in batch.tables.items()}


def _with_columns(rows: pa.Table, schema: pa.Schema, given: Mapping[str, Any]) -> pa.Table:
    """Rows with the columns that they lack: of each row, or the same for all."""
    arrays = []
    for column in schema:
        if column.name in rows.column_names:
            arrays.append(rows[column.name])
        elif isinstance(values := given[column.name], list):
            arrays.append(pa.array(values, column.type))
        else:
            arrays.append(pa.repeat(pa.scalar(values, column.type), rows.num_rows))
    return pa.table(arrays, schema=schema)


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
