"""What a run took: its findings by source; how the last one differs from those before it, and what it has loaded."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas.dates import Resolution
from schemas.tables import TABLES
from warehouse.columns import Columns
from warehouse.reader import Reader, Result
from warehouse.tables import literal

MEASURES: dict[str, tuple[str, Callable[[pa.Table], Any] | None]] = {
    "documents": ("documents", None),
    "people": ("person_names", None),
    "organizations": ("organizations", None),
    "roles": ("roles", None),
    "roles_without_organization": ("roles", lambda rows: pc.is_null(rows["organization"])),
    "dates": ("dates", None),
    "unresolved_dates": ("dates", lambda rows: pc.equal(rows["resolution"], Resolution.UNRESOLVED.value)),
    "actions": ("actions", None),
    "quotes": ("quotes", None),
    "quotes_without_source": ("quotes", lambda rows: pc.is_null(rows["source_text"])),
    "quotes_without_speaker": (
        "quotes",
        lambda rows: pc.and_(pc.is_null(rows["person_id"]), pc.is_null(rows["organization_id"])),
    ),
}
"""What is counted, by its column of ``run_health``: the table, and which of its rows; all of them without a word."""


def count_findings(found: Columns) -> dict[str, Counter[str]]:
    """The findings of documents, and those that stayed open, by source."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    if not found.tables:
        return counts
    documents = found.tables["documents"]
    sources = pc.fill_null(documents["source"], "").combine_chunks()
    for measure, (table, which) in MEASURES.items():
        rows = found.tables[table]
        rows = rows.filter(which(rows)) if which else rows
        place = pc.index_in(rows["document_id"], documents["document_id"])
        for count in pc.value_counts(sources.take(place)).to_pylist():
            counts[count["values"]][measure] = count["counts"]
    return counts


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
