"""What a run and a query print: tables for people, CSV and JSON for programs."""

import csv
import json
import sys
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse import Difference, Reader, Result
from warehouse.drafts import Sample

HIGHLIGHTS = (
    (
        "Who did what, when",
        "SELECT who, did, to_whom, coalesce(happened, '') AS \"when\", says_who "
        "FROM who_did_what WHERE who IS NOT NULL "
        "QUALIFY 2 >= row_number() OVER "
        "(PARTITION BY document_id ORDER BY to_whom IS NULL, happened IS NULL, trigger_start) "
        "ORDER BY published DESC, document_id, trigger_start",
    ),
    (
        "Who held which role",
        'SELECT DISTINCT name, title, organization, status, start_date AS "from", end_date AS until FROM role_history '
        "ORDER BY name, title",
    ),
)

SIGNS = {"comes": "+", "goes": "-", "changes": "~"}
"""What becomes of a row, and how that is drawn."""


def show_highlights(reader: Reader, console: Console, *, limit: int = 12) -> None:
    """The first rows of who did what when, and who held which role."""
    for title, sql in HIGHLIGHTS:
        result = reader.query(sql, limit=limit)
        if result.rows:
            console.print(to_table(result, title=title))


def to_table(result: Result, *, title: str | None = None) -> Table:
    """A query's rows for the terminal."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for name in result.columns:
        table.add_column(name, overflow="fold")
    for row in result.rows:
        table.add_row(*(Text("" if value is None else str(value)) for value in row))
    if result.is_cut:
        table.caption = f"first {len(result.rows)} rows"
    return table


def show_differences(differences: Sequence[Difference]) -> None:
    """What a draft would change: counts by table, then samples."""
    counts = [(d.table, *(d.counts.get(what, 0) for what in SIGNS)) for d in differences]
    _print_plain(Result(("table", *SIGNS), tuple(counts)))
    for difference in differences:
        for sample in difference.samples:
            print(f"{SIGNS[sample.what]} {difference.table} of {sample.document_id}: {_words(sample)}")


def _words(sample: Sample) -> str:
    """The columns of a row that say something to a person; of those that change, what they were and will be."""
    row, words = sample.will or sample.was, []
    for name, value in row.items():
        if sample.was.get(name, value) != value and sample.will:
            words.append(f"{name} {sample.was[name]} → {value}")
        elif value not in (None, "") and not name.endswith(("_id", "start", "end")):
            words.append(str(value))
    return " ".join(", ".join(words).split())


def print_result(result: Result, how: str) -> None:
    """A query's rows on standard output.

    Args:
        result: the rows.
        how: table, csv, json or jsonl.
    """
    if how == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(result.columns)
        writer.writerows(result.rows)
    elif how == "table":
        console = Console()
        console.print(to_table(result)) if console.is_terminal else _print_plain(result)
    else:
        rows: list[dict[str, Any]] = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
        if how == "jsonl":
            sys.stdout.writelines(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
        else:
            print(json.dumps(rows, ensure_ascii=False, default=str, indent=2))


def _print_plain(result: Result) -> None:
    """The table as wide as its words need, for a pipe."""
    console = Console(width=10_000)
    console.print(to_table(result))
