"""What Prefect's pages show of a run: rows of each table, documents that were set aside, health."""

from pathlib import Path

from prefect.artifacts import create_table_artifact

from flows.health import Summary
from warehouse import Reader, Result
from warehouse.health import count_rows

LIMIT = 100
"""Rows of an artifact; the warehouse has them all."""


def show_run(summary: Summary, warehouse: Path) -> None:
    """Make the artifacts of a run that has ended."""
    of_run = {"run_id": summary.run_id}
    with Reader.open(warehouse) as reader:
        _show("tables", f"Rows of each table after {summary.run_id}", count_rows(reader, summary.run_id))
        health = reader.query("SELECT * EXCLUDE (started_at, run_id, state) FROM health WHERE run_id = $run_id", of_run)
        _show("health", "Findings per document, and shares that stayed open", health)
        refused = reader.query(
            "SELECT document_id, origin, stage, rule, reason FROM quarantine WHERE run_id = $run_id ORDER BY ALL",
            of_run,
            limit=LIMIT,
        )
        _show(
            "quarantine", "Documents that were set aside" + (f", the first {LIMIT}" if refused.is_cut else ""), refused
        )


def _show(key: str, description: str, result: Result) -> None:
    rows = [[str(value) if value is not None else "" for value in row] for row in result.rows]
    table = [dict(zip(result.columns, row, strict=True)) for row in rows]
    create_table_artifact(table, key=key, description=description)
