"""The verb that serves the explorer."""

from typing import Annotated

import typer

from flows.cli.options import Warehouse, say


def explore(
    warehouse: Warehouse = None,
    allow_corrections: Annotated[
        bool, typer.Option("--allow-corrections", help="Let its pages write judgements, which can be undone.")
    ] = False,
    by: Annotated[str | None, typer.Option(help="Who corrects; your user name without it.")] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 4280,
) -> None:
    """Look through the warehouse in the browser: search, articles, people, SQL. Ctrl-C ends it.

    It serves this machine alone, reads the published file, and shows the newest one at each click.
    Example: dateline explore --warehouse news.duckdb
    """
    from getpass import getuser

    from flows.explore.app import Explorer
    from flows.explore.server import address_of, listen, make_server
    from flows.settings import build_settings
    from warehouse import Reader

    path = build_settings(warehouse=warehouse).warehouse
    with Reader.open(path):
        pass  # a warehouse that is not there is said here, and not by every page
    with listen(port) as listener:
        server = make_server(Explorer(path, corrector=(by or getuser()) if allow_corrections else None).app())
        say(f"dateline: {path} at {address_of(listener)} ; Ctrl-C ends it")
        server.run(sockets=[listener])
