"""What the verbs share: options, exit codes and how a person is spoken to."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

FAILED, QUARANTINED = 1, 3
EXIT_CODES = {"complete": 0, "quarantined": QUARANTINED}


def say(line: str) -> None:
    """One line for the person, never for the pipe."""
    print(line, file=sys.stderr, flush=True)


def check_published(value: str | None) -> str | None:
    """``--published`` as an ISO date; anything else is wrong usage."""
    if value is None:
        return None
    from flows.sources.published import read_published
    from schemas.errors import InvalidArticle

    try:
        return read_published(value)
    except InvalidArticle:
        raise typer.BadParameter(f"{value!r} is no ISO date such as 2017-03-02") from None


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=check_published,
        help="Publication date (2017-03-02) for documents without one; relative dates need it.",
    ),
]

Model = Annotated[str | None, typer.Option(help="Package name of another spaCy pipeline.")]
StateFolder = Annotated[Path | None, typer.Option(help="Where Prefect keeps its state.")]
Warehouse = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The DuckDB file; dateline.duckdb in this folder without it.")
]


class Output(StrEnum):
    """How extractions are printed."""

    JSON = "json"
    JSONL = "jsonl"
    TABLE = "table"


class Rows(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


class Shape(StrEnum):
    """How figures are printed."""

    TABLE = "table"
    JSON = "json"
