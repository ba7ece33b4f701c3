"""The ledger of runs: when, from what, and how each ended."""

import json
import os
from collections.abc import Mapping, Sequence

import duckdb

from schemas.ids import stable_id
from schemas.tables import RunHealthRow
from warehouse.database import now, statement
from warehouse.loading import insert
from warehouse.tables import arrow_table


def start_run(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[str], fingerprint: str, flow_run_id: str | None
) -> str:
    """Record that a run begins; returns its id.

    A run that still seems to be running has crashed: it would hold the lock that this writer holds.
    """
    connection.execute(statement("mark_crashed"))
    stamp = now()
    run_id = stable_id("run", stamp.isoformat(), os.getpid())
    row = {
        "run_id": run_id,
        "started_at": stamp,
        "sources": json.dumps(list(sources)),
        "fingerprint": fingerprint,
        "flow_run_id": flow_run_id,
        "state": "running",
        "loaded": 0,
        "unchanged": 0,
        "quarantined": 0,
    }
    insert(connection, "runs", arrow_table("runs", [row]))
    return run_id


def keep_flow_run(connection: duckdb.DuckDBPyConnection, run_id: str, flow_run_id: str) -> None:
    """Record which Prefect flow a run has become."""
    connection.execute(statement("keep_flow_run"), {"run_id": run_id, "flow_run_id": flow_run_id})


def finish_run(
    connection: duckdb.DuckDBPyConnection, run_id: str, state: str, *, loaded: int, unchanged: int, quarantined: int
) -> None:
    """Record how a run ended."""
    counts = {"loaded": loaded, "unchanged": unchanged, "quarantined": quarantined}
    connection.execute(statement("finish_run"), {"run_id": run_id, "state": state, "now": now(), **counts})


def record_health(
    connection: duckdb.DuckDBPyConnection,
    run_id: str,
    sources: Mapping[str, Mapping[str, int]],
    seconds: Mapping[str, float],
) -> None:
    """Keep the counts of a run by source, and its seconds by stage; a count that is not given is 0.

    What the run has withdrawn is counted here: sources say what is gone, and only the warehouse knows what it had.
    """
    withdrawn = dict(connection.execute(statement("withdrawn_by_run"), {"run_id": run_id}).fetchall())
    counts = [
        {name: sources.get(source, {}).get(name, 0) for name in RunHealthRow.model_fields}
        | {"run_id": run_id, "source": source, "withdrawn": withdrawn.get(source, 0)}
        for source in sorted({*sources, *withdrawn})
    ]
    stages = [{"run_id": run_id, "stage": stage, "seconds": spent} for stage, spent in seconds.items()]
    insert(connection, "run_health", arrow_table("run_health", counts))
    insert(connection, "run_stages", arrow_table("run_stages", stages))
