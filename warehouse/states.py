"""What is known of the sources: their state, and which documents came from them."""

from collections.abc import Sequence

import duckdb

from schemas.tables import SourceStateRow
from warehouse.database import now, registered, statement, transaction
from warehouse.loading import insert
from warehouse.tables import arrow_table


def read_states(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, SourceStateRow]:
    """The states of a source and of its pages, by their keys."""
    cursor = connection.execute(statement("source_states"), {"source": source})
    names = [column[0] for column in cursor.description or ()]
    rows = [SourceStateRow.model_validate(dict(zip(names, row, strict=True))) for row in cursor.fetchall()]
    return {row.key: row for row in rows}


def read_documents(connection: duckdb.DuckDBPyConnection, source: str) -> dict[str, str]:
    """Documents that came from a source and are not withdrawn: their ids, and where in the source they stood."""
    rows = connection.execute(statement("source_documents"), {"source": source}).fetchall()
    return {document_id: origin or "" for document_id, origin in rows}


def save_states(connection: duckdb.DuckDBPyConnection, rows: Sequence[SourceStateRow]) -> None:
    """Keep states, in place of those of the same key; a source that is there again leaves the quarantine."""
    if not rows:
        return
    latest = {(row.source, row.key): row.model_dump() for row in rows}
    table = arrow_table("source_states", list(latest.values()))
    with registered(connection, states=table), transaction(connection):
        connection.execute(statement("take_states"))
        connection.execute(statement("leave_quarantine_sources"))
        insert(connection, "source_states", table)


def follow_source(connection: duckdb.DuckDBPyConnection, *, gone: Sequence[str], back: Sequence[str]) -> None:
    """Withdraw documents that their source no longer has, and take that back for those that it has again.

    Those that were never loaded are left aside.
    """
    if gone:
        connection.execute(statement("withdraw"), {"ids": list(gone), "now": now()})
    if back:
        connection.execute(statement("undo_withdrawal"), {"ids": list(back)})
