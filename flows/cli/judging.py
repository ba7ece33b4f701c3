"""Verbs that say who is who across articles, and take it back."""

from typing import Annotated

import typer

from flows.cli.options import Rows, Warehouse
from schemas.identity import Verdict


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="same, not_same, or unsure: the rules decide.")],
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Name or person_id.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Name or person_id of the other side.")],
    document: Annotated[
        str | None, typer.Option("--in", metavar="DOCUMENT", help="The article in which PERSON is meant; all without.")
    ] = None,
    other_document: Annotated[
        str | None, typer.Option("--other-in", metavar="DOCUMENT", help="The same for OTHER.")
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why.")] = None,
    by: Annotated[str | None, typer.Option(help="Who says so; your user name without it.")] = None,
    warehouse: Warehouse = None,
) -> None:
    """Say that two people are the same, or are not; applied at once, and to all that is loaded later.

    Example: dateline judge not_same "Ida Brandt" "Ida Brandt" --in pier --note "the painter"
    """
    from getpass import getuser

    from flows.settings import build_settings
    from warehouse import Side, Writer

    with Writer.open(build_settings(warehouse=warehouse).warehouse) as writer:
        sides = Side(person, document), Side(other, other_document)
        id_, changed = writer.judge(verdict, *sides, by=by or getuser(), note=note)
        writer.publish()
    print(f"{id_}: {_count(changed)}. To take it back: dateline undo {id_}")


def undo(
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, from `dateline judgements`.")],
    warehouse: Warehouse = None,
) -> None:
    """Take a judgement back: people are again who they were without it."""
    from flows.settings import build_settings
    from warehouse import Writer

    with Writer.open(build_settings(warehouse=warehouse).warehouse) as writer:
        changed = writer.undo(judgement)
        writer.publish()
    print(f"{judgement} is undone: {_count(changed)}")


def judgements(
    warehouse: Warehouse = None,
    output: Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")] = Rows.TABLE,
) -> None:
    """List the judgements, those undone too."""
    from flows.cli.asking import query

    query("FROM identity_judgements ORDER BY judged_at", warehouse, output)


def _count(changed: int) -> str:
    return f"{changed} {'person' if changed == 1 else 'people'} in articles changed"
