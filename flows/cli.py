"""The command line: ``dateline VERB``; what is heavy is imported inside the command that needs it.

Exit codes: 0 complete, 1 failed, 2 wrong usage, 3 complete but with documents in quarantine.
"""

import atexit
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from schemas.errors import DatelineError

if TYPE_CHECKING:
    from flows.sources.items import Item, Rejected
    from schemas import Article, Extraction

FAILED, QUARANTINED = 1, 3
EXIT_CODES = {"complete": 0, "quarantined": QUARANTINED}

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turns English news text into tables of people, roles, dates and actions.",
    epilog="Start with: dateline run FOLDER, then: dateline query 'FROM who_did_what LIMIT 20'. "
    "Exit codes: 0 complete, 1 failed, 2 wrong usage, 3 complete with documents in quarantine.",
)


class Output(StrEnum):
    """How extractions are printed."""

    JSON = "json"
    JSONL = "jsonl"
    TABLE = "table"


def main() -> None:
    """Run the command line; an expected error is one line on standard error."""
    try:
        app()
    except DatelineError as error:
        say(f"dateline: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader of our output has gone, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def say(line: str) -> None:
    """One line for the person, never for the pipe."""
    print(line, file=sys.stderr, flush=True)


@app.callback(help=app.info.help)
def _verbs() -> None:  # with a callback, one verb alone is a verb too
    pass


def check_published(value: str | None) -> str | None:
    """``--published`` as an ISO date; anything else is wrong usage."""
    if value is None:
        return None
    from flows.sources.items import read_published
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


@app.command()
def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…|-", help="Files, folders or globs; - is standard input.")
    ],
    published: Published = None,
    output: Annotated[
        Output | None,
        typer.Option("--format", help="json, jsonl or table; without it, table on a terminal and jsonl in a pipe."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="Package name of another spaCy pipeline.")] = None,
) -> None:
    """Read documents and print what was found in them; nothing is stored.

    Example: dateline extract story.txt --published 2017-03-02 --format json | jq '.roles'
    """
    chosen = output or (Output.TABLE if sys.stdout.isatty() else Output.JSONL)
    _read(files, published, model, lambda found: _print(found, chosen))


@app.command()
def report(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…|-", help="Files, folders or globs; - is standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE.html", help="The page to write.")],
    published: Published = None,
    model: Annotated[str | None, typer.Option(help="Package name of another spaCy pipeline.")] = None,
) -> None:
    """Write one page that shows the articles with their marks, each row joined to its words.

    The page needs no network and opens from disk. Example: dateline report story.txt -o story.html
    """
    from flows.pages.document import render_documents

    def write(found: "Iterable[Extraction]") -> None:
        page = render_documents(list(found))
        try:
            output.write_text(page, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise DatelineError(f"{output} cannot be written: {error.strerror}") from error
        say(f"dateline: wrote {output}")

    _read(files, published, model, write)


def _read(
    files: list[str], published: str | None, model: str | None, use: "Callable[[Iterable[Extraction]], None]"
) -> None:
    """Read documents, hand what was found to ``use``, and name what was refused."""
    from flows.settings import build_settings
    from flows.sources.files import read_sources

    settings = build_settings(model=model)
    refused: list[Rejected] = []
    articles = _articles(read_sources(files, published=published), refused)
    first = next(articles, None)
    if first is not None:
        from itertools import chain

        from extractors import Extractor

        use(Extractor(settings.model).stream(chain([first], articles)))
    for item in refused:
        say(f"dateline: {item.source}: {item.document_id}: {item.reason} [{item.rule}]")
    if refused:
        raise typer.Exit(QUARANTINED if first is not None else FAILED)


def _articles(items: "Iterable[Item]", refused: "list[Rejected]") -> "Iterator[Article]":
    """The articles among the items; the rest is put aside."""
    from schemas import Article

    for item in items:
        if isinstance(item, Article):
            yield item
        else:
            refused.append(item)


def _print(extractions: "Iterable[Extraction]", output: Output) -> None:
    """Each extraction as it comes; JSON is indented for a terminal and one line for a pipe."""
    import json

    if output is Output.TABLE:
        from rich.console import Console

        from flows.pages.terminal import show_document

        console = Console()
        for found in extractions:
            show_document(found, console)
        return
    indent = 2 if output is Output.JSON and sys.stdout.isatty() else None
    for found in extractions:
        text = json.dumps(found.to_contract(), ensure_ascii=False, indent=indent)
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


class Rows(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


Warehouse = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The DuckDB file; dateline.duckdb in this folder without it.")
]


@app.command()
def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="Files, folders or globs; - is standard input.")
    ],
    warehouse: Warehouse = None,
    published: Published = None,
    processes: Annotated[int | None, typer.Option(help="Processes that extract (350 MB each).")] = None,
    batch_size: Annotated[int | None, typer.Option(help="Documents in one task.")] = None,
    model: Annotated[str | None, typer.Option(help="Package name of another spaCy pipeline.")] = None,
    state_folder: Annotated[Path | None, typer.Option(help="Where Prefect keeps its state.")] = None,
) -> None:
    """Run the flow: take what is new in the sources into the warehouse. A second run changes nothing.

    Example: dateline run articles/ more.jsonl.gz --warehouse news.duckdb
    """
    from flows.engine import prepare_prefect
    from flows.settings import build_settings
    from flows.sources.files import find_files

    settings = build_settings(
        warehouse=warehouse, processes=processes, batch_size=batch_size, model=model, state_folder=state_folder
    )
    for source in sources:
        if source != "-":
            find_files(source)  # a source that is not there ends the command before anything starts
    ending = _Ending()  # before Prefect registers its own clean-up, which must come first
    prepare_prefect(settings.state_folder)
    from flows.pipeline import run as flow

    summary = flow(sources, published, str(settings.warehouse), settings.processes, settings.batch_size, settings.model)
    _show_run(summary, settings.warehouse)
    ending.code = EXIT_CODES.get(str(summary["state"]), FAILED)
    raise typer.Exit(ending.code)


class _Ending:
    """Ends the process after all clean-up, before DuckDB's binding lists what Prefect still refers to."""

    def __init__(self) -> None:
        self.code = FAILED
        atexit.register(self.end)

    def end(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(self.code)


def _show_run(summary: "dict[str, Any]", warehouse: Path) -> None:
    """What a run found, and what to do next."""
    from rich.console import Console

    from flows.show import show_highlights
    from warehouse import Reader

    console = Console()
    with Reader.open(warehouse) as reader:
        show_highlights(reader, console)
    counts = ", ".join(f"{summary[name]} {name}" for name in ("loaded", "unchanged", "quarantined"))
    option = "" if warehouse == Path("dateline.duckdb") else f" --warehouse {warehouse}"
    print(f"Run {summary['run_id']}: {summary['state']}: {counts}. Next:")
    for line in (
        f'dateline query "FROM person_timeline LIMIT 20"{option}',
        f"dateline tables{option}",
        *([f"dateline quarantine{option}"] if summary["quarantined"] else []),
    ):
        print(f"  {line}")


@app.command()
def serve(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE…", help="Files, folders or globs.")],
    every: Annotated[str | None, typer.Option(metavar="15m", help="Time between runs: 30s, 15m, 2h, 1d.")] = None,
    cron: Annotated[str | None, typer.Option(metavar='"0 6 * * *"', help="When to run, as cron has it.")] = None,
    warehouse: Warehouse = None,
    port: Annotated[int, typer.Option(help="Port of Prefect's server and pages on this machine.")] = 4200,
    state_folder: Annotated[Path | None, typer.Option(help="Where Prefect keeps its state.")] = None,
) -> None:
    """Run the flow on a schedule, with a local Prefect whose pages show the runs; Ctrl-C ends it.

    Example: dateline serve articles/ --every 15m --warehouse news.duckdb
    """
    from flows.engine import prepare_prefect, read_interval, start_server
    from flows.settings import build_settings

    if (every is None) == (cron is None):
        raise typer.BadParameter("give one of --every and --cron")
    interval = read_interval(every) if every else None
    if every and interval is None:
        raise typer.BadParameter(f"--every {every!r}: a number and s, m, h or d, as in 15m")
    settings = build_settings(warehouse=warehouse, state_folder=state_folder)
    prepare_prefect(settings.state_folder)
    with start_server(port) as address:
        from flows.pipeline import run as flow

        say(f"dateline: Prefect's pages are at {address}; Ctrl-C ends the service")
        paths = [str(Path(source).absolute()) for source in sources]
        parameters = {"sources": paths, "warehouse": str(settings.warehouse.absolute())}
        flow.serve(
            name="scheduled", interval=interval, cron=cron, parameters=parameters, limit=1, print_starting_message=False
        )


@app.command()
def query(
    sql: Annotated[str, typer.Argument(metavar="SQL", help="One statement; it can only read.")],
    warehouse: Warehouse = None,
    output: Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")] = Rows.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print.")] = 10_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds.")] = 60.0,
) -> None:
    """Ask the warehouse in SQL, read-only.

    Example: dateline query "FROM role_history WHERE name LIKE '%Flynn'" --format csv
    """
    from flows.settings import build_settings
    from flows.show import print_result
    from warehouse import Reader

    with Reader.open(build_settings(warehouse=warehouse).warehouse) as reader:
        result = reader.query(sql, limit=limit, timeout=timeout)
    print_result(result, output.value)
    if result.is_cut:
        say(f"dateline: only the first {limit} rows: ask for more with --limit")


@app.command()
def tables(warehouse: Warehouse = None) -> None:
    """List tables, views and macros, with every column and what it means."""
    from flows.settings import build_settings
    from warehouse import Reader

    with Reader.open(build_settings(warehouse=warehouse).warehouse) as reader:
        for item in reader.describe():
            print(f"{item.name} ({item.kind}): {item.description}")
            for name, type_, words in item.columns:
                print(f"    {name} {type_}" + (f": {words}" if words else ""))


@app.command()
def quarantine(
    warehouse: Warehouse = None,
    output: Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")] = Rows.TABLE,
) -> None:
    """List the documents that were set aside, each with its stage, rule and reason."""
    query(
        "SELECT document_id, origin, stage, rule, reason, last_seen FROM quarantine ORDER BY last_seen, document_id",
        warehouse,
        output,
    )
