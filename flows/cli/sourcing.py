"""The verb that lists sources."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import Rows, Warehouse

COLUMNS = ("source", "kind", "location", "documents", "withdrawn", "last_seen", "in_trouble", "trouble")


def sources(
    declarations: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of declared sources.", show_default=True)
    ] = Path("sources.toml"),
    warehouse: Warehouse = None,
    output: Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")] = Rows.TABLE,
) -> None:
    """List the sources, declared or read before: documents, when they were last read, and what is wrong.

    Example: dateline sources --format json
    """
    from flows.settings import build_settings
    from flows.show import print_result
    from flows.sources.declared import read_declarations
    from warehouse import Reader, Result

    path = build_settings(warehouse=warehouse).warehouse
    known = {}
    if path.is_file():
        with Reader.open(path) as reader:
            result = reader.query("FROM sources ORDER BY source")
        known = {row[0]: dict(zip(result.columns, row, strict=True)) for row in result.rows}
    declared = {s.name: s for s in (read_declarations(declarations) if declarations.is_file() or not known else ())}
    rows = []
    for name in dict.fromkeys([*declared, *known]):
        about = known.get(name, {}) | {"source": name}
        if name in declared:
            about |= {"kind": declared[name].kind, "location": declared[name].location}
        rows.append(tuple(about.get(column) for column in COLUMNS))
    print_result(Result(COLUMNS, tuple(rows)), output.value)
