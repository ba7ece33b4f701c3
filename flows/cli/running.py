"""Verbs that run the flow: once, or on a schedule."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import EXIT_CODES, FAILED, Model, Processes, Published, Sources, StateFolder, Warehouse, say
from schemas.errors import DatelineError

if TYPE_CHECKING:
    from flows.health import Summary


def run(
    sources: Sources = None,
    warehouse: Warehouse = None,
    published: Published = None,
    processes: Processes = None,
    batch_size: Annotated[int | None, typer.Option(min=1, help="Documents in one task.")] = None,
    model: Model = None,
    state_folder: StateFolder = None,
) -> None:
    """Run the flow: take what is new in the sources into the warehouse. A second run changes nothing.

    Example: dateline run articles/ https://news.example/feed.xml --warehouse news.duckdb
    """
    from flows.engine import wait_for_prefect
    from flows.running import run_here
    from flows.settings import build_settings
    from flows.sources.declared import check_given, given_or_declared

    settings = build_settings(
        warehouse=warehouse, processes=processes, batch_size=batch_size, model=model, state_folder=state_folder
    )
    words = given_or_declared(sources)
    check_given(words)  # before anything starts
    wait_for_prefect()
    summary = run_here(words, settings, published)
    _show_run(summary, settings.warehouse)
    raise typer.Exit(EXIT_CODES.get(summary.state, FAILED))


def _show_run(summary: "Summary", warehouse: Path) -> None:
    """What a run found, and what to do next."""
    from rich.console import Console

    from flows.show import show_highlights
    from warehouse import Reader

    console = Console()
    with Reader.open(warehouse) as reader:
        show_highlights(reader, console)
    counts = ", ".join(f"{getattr(summary, name)} {name}" for name in ("loaded", "unchanged", "quarantined"))
    option = "" if warehouse == Path("dateline.duckdb") else f" --warehouse {warehouse}"
    print(f"Run {summary.run_id}: {summary.state}: {counts}. Next:")
    if summary.state == "stopped":
        print("  the same command again, which does the rest")
    for line in (
        f'dateline query "FROM person_timeline LIMIT 20"{option}',
        f"dateline tables{option}",
        *([f"dateline quarantine{option}"] if summary.quarantined else []),
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
    from flows.engine import keep, prepare_prefect, read_interval, start_server, until_signal, wait_for_end
    from flows.settings import build_settings
    from flows.sources.declared import absolute, check_given, given_or_declared
    from warehouse.lock import holder

    if (every is None) == (cron is None):
        raise typer.BadParameter("give one of --every and --cron")
    interval = read_interval(every) if every else None
    if every and interval is None:
        raise typer.BadParameter(f"--every {every!r}: a number and s, m, h or d, as in 15m")
    settings = build_settings(warehouse=warehouse, state_folder=state_folder)
    words = given_or_declared(sources)
    check_given(words)
    prepare_prefect(settings.state_folder)
    if cron is not None:
        _check_cron(cron)
    order = {
        "interval": interval.total_seconds() if interval else None,
        "cron": cron,
        "parameters": {
            "sources": absolute(words),
            "warehouse": str(settings.warehouse.absolute()),
        },
    }
    command = [sys.executable, "-m", "flows.service", json.dumps(order)]
    with until_signal() as stopped, start_server(port) as address:
        say(f"dateline: Prefect's pages are at {address}; Ctrl-C ends the service")
        with keep(command, patience=0) as service:
            while not stopped() and service.poll() is None:
                time.sleep(0.2)
        if (writer := holder(settings.warehouse)) is not None:
            say("dateline: the run that is under way ends after its batch")
            wait_for_end(writer.pid)
    if not stopped():
        raise DatelineError("Prefect's runner has ended by itself: see what it says above")


def _check_cron(cron: str) -> None:
    """Whether Prefect can read a schedule."""
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=cron)
    except ValueError:
        raise typer.BadParameter(f"--cron {cron!r}: five fields, as in '0 6 * * *' for six o'clock each day") from None
