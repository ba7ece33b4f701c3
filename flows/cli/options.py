"""What the verbs share: options, exit codes and how a person is spoken to."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
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

Processes = Annotated[int | None, typer.Option(min=1, help="Processes that extract (350 MB each).")]
Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE…]",
        help="Files, folders, globs, addresses of feeds, sitemaps or pages, a file that declares sources; "
        "- is standard input. Without any: what sources.toml in this folder declares.",
        show_default=False,
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


@contextmanager
def bounded_memory(gigabytes: int = 6) -> Iterator[None]:
    """A block that may take so much memory more than now, whatever is asked of it, where the system is Linux.

    DuckDB's own limit does not count a row of very long texts before it is there.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = now + gigabytes * 10**9
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
