"""Verbs that run the flow: once, or on a schedule."""

import atexit
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import EXIT_CODES, FAILED, Model, Processes, Published, Sources, StateFolder, Warehouse, say

if TYPE_CHECKING:
    from typing import Any


def run(
    sources: Sources = None,
    warehouse: Warehouse = None,
    published: Published = None,
    processes: Processes = None,
    batch_size: Annotated[int | None, typer.Option(help="Documents in one task.")] = None,
    model: Model = None,
    state_folder: StateFolder = None,
) -> None:
    """Run the flow: take what is new in the sources into the warehouse. A second run changes nothing.

    Example: dateline run articles/ https://news.example/feed.xml --warehouse news.duckdb
    """
    from flows.engine import prepare_prefect
    from flows.settings import build_settings
    from flows.sources.declared import check_given, given_or_declared

    settings = build_settings(
        warehouse=warehouse, processes=processes, batch_size=batch_size, model=model, state_folder=state_folder
    )
    words = given_or_declared(sources)
    check_given(words)  # before anything starts
    ending = _Ending()  # before Prefect registers its own clean-up, which must come first
    prepare_prefect(settings.state_folder)
    from flows.pipeline import run as flow
    from flows.pipeline import summary_of

    state = flow(
        words,
        published,
        str(settings.warehouse),
        settings.processes,
        settings.batch_size,
        settings.model,
        return_state=True,
    )
    summary = summary_of(state)
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


def serve(
    sources: Sources = None,
    every: Annotated[str | None, typer.Option(metavar="15m", help="Time between runs: 30s, 15m, 2h, 1d.")] = None,
    cron: Annotated[str | None, typer.Option(metavar='"0 6 * * *"', help="When to run, as cron has it.")] = None,
    warehouse: Warehouse = None,
    port: Annotated[int, typer.Option(help="Port of Prefect's server and pages on this machine.")] = 4200,
    state_folder: StateFolder = None,
) -> None:
    """Run the flow on a schedule, with a local Prefect whose pages show the runs; Ctrl-C ends it.

    Example: dateline serve articles/ --every 15m --warehouse news.duckdb
    """
    from flows.engine import prepare_prefect, read_interval, start_server
    from flows.settings import build_settings
    from flows.sources.declared import absolute, check_given, given_or_declared

    if (every is None) == (cron is None):
        raise typer.BadParameter("give one of --every and --cron")
    interval = read_interval(every) if every else None
    if every and interval is None:
        raise typer.BadParameter(f"--every {every!r}: a number and s, m, h or d, as in 15m")
    settings = build_settings(warehouse=warehouse, state_folder=state_folder)
    words = given_or_declared(sources)
    check_given(words)
    prepare_prefect(settings.state_folder)
    with start_server(port) as address:
        from flows.pipeline import run as flow

        say(f"dateline: Prefect's pages are at {address}; Ctrl-C ends the service")
        parameters = {"sources": absolute(words), "warehouse": str(settings.warehouse.absolute())}
        flow.serve(
            name="scheduled", interval=interval, cron=cron, parameters=parameters, limit=1, print_starting_message=False
        )
