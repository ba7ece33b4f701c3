"""Verbs on what was set aside: list, show, replay, discard."""

from typing import Annotated

import typer

from flows.cli.options import EXIT_CODES, FAILED, Model, Rows, Warehouse, say

LIST = """
    SELECT quarantine_id, document_id, origin, stage, rule, reason, first_seen, last_seen
    FROM quarantine ORDER BY last_seen, document_id
"""

app = typer.Typer(help="List, show, replay or discard the documents that were set aside; alone, it lists them.")

Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="As `dateline quarantine list` prints them.")]
Format = Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")]


@app.callback(invoke_without_command=True)
def start(context: typer.Context, warehouse: Warehouse = None, output: Format = Rows.TABLE) -> None:
    """List, show, replay or discard the documents that were set aside; alone, it lists them."""
    if context.invoked_subcommand is None:
        list_(warehouse, output)


@app.command("list")
def list_(warehouse: Warehouse = None, output: Format = Rows.TABLE) -> None:
    """List the documents that were set aside, each with its stage, rule and reason."""
    from flows.cli.asking import query

    query(LIST, warehouse, output)


@app.command()
def show(
    ids: Ids,
    warehouse: Warehouse = None,
    output: Annotated[Rows | None, typer.Option("--format", help="json or jsonl, for programs.")] = None,
) -> None:
    """Print whole rows, with what came in and the extractor that met it.

    Example: dateline quarantine show quarantine-0a1b2c3d4e5f6071
    """
    import json

    from flows.replay import read_quarantine
    from flows.settings import build_settings
    from warehouse import Reader

    with Reader.open(build_settings(warehouse=warehouse).warehouse) as reader:
        rows = read_quarantine(reader, ids)
    for row in rows:
        if output is not None:
            print(json.dumps(row, ensure_ascii=False, default=str, indent=None if output is Rows.JSONL else 2))
            continue
        for name, value in row.items():
            if name != "payload":
                print(f"{name}: {'' if value is None else value}")
        print(f"\n{row['payload']}\n")


@app.command()
def replay(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID…]", help="Which; all of it without any.")] = None,
    warehouse: Warehouse = None,
    model: Model = None,
) -> None:
    """Take it through the whole job again; what loads now leaves the quarantine.

    A record is read as it came in; a file that could not be read is read again where it lies.
    """
    from flows.replay import replay as replay_rows
    from flows.settings import build_settings

    summary = replay_rows(ids or [], build_settings(warehouse=warehouse, model=model))
    counts = ", ".join(f"{getattr(summary, name)} {name}" for name in ("loaded", "unchanged", "quarantined"))
    print(f"Run {summary.run_id}: {summary.state}: {counts}")
    raise typer.Exit(EXIT_CODES.get(summary.state, FAILED))


@app.command()
def discard(ids: Ids, warehouse: Warehouse = None) -> None:
    """Remove rows for good. Without a fix, the next run over the same source sets the documents aside again."""
    from flows.replay import read_quarantine
    from flows.settings import build_settings
    from warehouse import Reader, Writer

    path = build_settings(warehouse=warehouse).warehouse
    with Reader.open(path) as reader:
        read_quarantine(reader, ids)
    with Writer.open(path) as writer:
        count = writer.discard(ids)
        writer.publish()
    say(f"dateline: discarded {count}")
