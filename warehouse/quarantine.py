"""The quarantine: what a stage refused, whole, with its reason."""

from collections.abc import Iterable, Sequence

import duckdb

from schemas import Rejected
from schemas.ids import stable_id
from warehouse.database import now, statement, transaction
from warehouse.loading import insert
from warehouse.tables import arrow_table

PAYLOAD_LIMIT = 8_000_000  # characters


def set_aside(connection: duckdb.DuckDBPyConnection, rejects: Iterable[Rejected], *, run_id: str) -> int:
    """Keep what could not be loaded; the same item again only moves ``last_seen``. Returns how many were given."""
    stamp, rows = now(), {}
    rejects = list(rejects)
    for reject in rejects:
        id_ = stable_id("quarantine", reject.origin, reject.document_id, reject.stage, reject.rule, reject.payload)
        rows[id_] = {
            "quarantine_id": id_,
            "document_id": reject.document_id,
            "origin": reject.origin,
            "stage": reject.stage,
            "rule": reject.rule,
            "reason": reject.reason,
            "payload": reject.payload[:PAYLOAD_LIMIT],
            "first_seen": stamp,
            "last_seen": stamp,
            "run_id": run_id,
            "source": reject.source or None,
        }
    if rows:
        with transaction(connection):
            seen = connection.execute(statement("take_quarantine"), {"ids": list(rows)}).fetchall()
            for id_, first_seen in seen:
                rows[id_]["first_seen"] = first_seen
            insert(connection, "quarantine", arrow_table("quarantine", list(rows.values())))
    return len(rejects)


def clear(connection: duckdb.DuckDBPyConnection, ids: Sequence[str], *, run_id: str) -> None:
    """Remove rows that a run has taken up again, and has not set aside again.

    What it has refused under another rule is another row, which takes over the time of the first refusal.
    """
    with transaction(connection):
        connection.execute(statement("keep_first_seen"), {"ids": list(ids), "run_id": run_id})
        connection.execute(statement("clear_quarantine"), {"ids": list(ids), "run_id": run_id})


def discard(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """Remove rows for good; returns how many there were."""
    return len(connection.execute(statement("take_quarantine"), {"ids": list(ids)}).fetchall())
