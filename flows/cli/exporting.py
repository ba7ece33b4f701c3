"""The verb that writes findings in formats of others."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import Warehouse, say


class Target(StrEnum):
    """What is written."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    POPOLO = "popolo"


def export(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to; it must be empty, or not there yet.")],
    target: Annotated[Target, typer.Option("--format", help="parquet, jsonl or popolo.")] = Target.PARQUET,
    warehouse: Warehouse = None,
) -> None:
    """Write the findings for other programs; withdrawn documents are left out.

    parquet: a folder a table, parted by month of publication, as Spark, pandas, Polars and DuckDB read it. jsonl: one
    document a line, in the shape of `dateline extract`. popolo: people, organizations, posts and memberships.

    Example: dateline export findings --format parquet
    """
    from flows.settings import build_settings
    from warehouse.export import FORMATS

    count = FORMATS[target.value](build_settings(warehouse=warehouse).warehouse, folder)
    what = {"parquet": "rows", "jsonl": "documents", "popolo": "objects"}[target.value]
    say(f"dateline: wrote {count} {what} to {folder}")
