"""Asking after the last run: how it differs from those before it, and what it has loaded."""

from typing import Any

from schemas.tables import TABLES
from warehouse.reader import Reader, Result
from warehouse.tables import literal


def find_drift(reader: Reader) -> list[dict[str, Any]]:
    """How the last run differs from the ten before it, as rows of ``health_drift``."""
    found = reader.query("FROM health_drift WHERE started_at = (SELECT max(started_at) FROM runs)")
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def count_rows(reader: Reader, run_id: str) -> Result:
    """Rows of each table, and how many of them a run has loaded."""
    counted = "count(*) AS rows, count(*) FILTER (run_id = $run) AS of_this_run"
    parts = [
        f'SELECT {literal(table)} AS "table", {counted} FROM "{table}"'  # noqa: S608
        for table, model in TABLES.items()
        if "run_id" in model.model_fields
    ]
    return reader.query(" UNION ALL ".join(parts), {"run": run_id})
