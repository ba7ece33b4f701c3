"""Verbs that read the published warehouse."""

from typing import Annotated

import typer

from flows.cli.options import Rows, Warehouse, bounded_memory, say


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

    with bounded_memory(), Reader.open(build_settings(warehouse=warehouse).warehouse) as reader:
        result = reader.query(sql, limit=limit, timeout=timeout)
    print_result(result, output.value)
    if result.is_cut:
        say(f"dateline: only the first {limit} rows: ask for more with --limit")


def tables(warehouse: Warehouse = None) -> None:
    """List tables, views and macros, with every column and what it means, and an example."""
    from flows.settings import build_settings
    from warehouse import Reader, examples

    asked = examples()
    with Reader.open(build_settings(warehouse=warehouse).warehouse) as reader:
        for item in reader.describe():
            print(f"{item.name} ({item.kind}): {item.description}")
            for name, type_, words in item.columns:
                print(f"    {name} {type_}" + (f": {words}" if words else ""))
            if example := asked.get(item.name.split("(")[0]):
                print(f"    example: {example}")


def health(
    warehouse: Warehouse = None,
    output: Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")] = Rows.TABLE,
    limit: Annotated[int, typer.Option(min=1, help="Most rows to print.")] = 20,
) -> None:
    """Show what the last runs took from each source, and warn of what is not as usual."""
    from flows.health import tell_drift
    from flows.settings import build_settings
    from warehouse import Reader
    from warehouse.health import find_drift

    query("FROM health", warehouse, output, limit)
    with Reader.open(build_settings(warehouse=warehouse).warehouse) as reader:
        for drift in find_drift(reader):
            say(f"dateline: {tell_drift(drift)}")
