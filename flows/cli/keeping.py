"""Verbs that keep a warehouse right: withdraw and forget."""

import sys
from typing import Annotated

import typer

from flows.cli.options import Warehouse, say


def withdraw(
    ids: Annotated[list[str], typer.Argument(metavar="DOCUMENT_ID…", help="Which documents.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take it back.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Mark documents as withdrawn by their publisher: their findings leave the views, their rows stay.

    A new version of a withdrawn document stays withdrawn. Example: dateline withdraw harbour-election
    """
    from flows.settings import build_settings
    from warehouse import Writer

    with Writer.open(build_settings(warehouse=warehouse).warehouse) as writer:
        count = writer.withdraw(ids, undo=undo)
        writer.publish()
    say(f"dateline: {'no longer withdrawn' if undo else 'withdrawn'}: {count}")


def forget(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[DOCUMENT_ID…]", help="Documents to forget.")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME|PERSON_ID", help="A person to forget, by full name or by id.")
    ] = None,
    is_sure: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    warehouse: Warehouse = None,
) -> None:
    """Erase documents or a person from every table, for good; both files are written anew, without their bytes.

    A document goes whole, also from the quarantine and the ledger of runs. It does not come back with the next run
    over its source: neither its id nor its text is taken again.

    Of a person, all findings go (roles, quotations, every action that they take part in), and their name is blacked
    out in the articles that name them, now and whenever such an article is loaded again. A name is all that is known
    of who is meant, so everybody with this full name goes. Pronouns and descriptions stay in the text. An article
    whose id spells the name is forgotten whole.

    The table erasures says that it was done, and when, but not what. Readers that have the file open keep it until
    they close it; copies and sources elsewhere are yours to remove.
    """
    from flows.settings import build_settings
    from warehouse import Writer

    if bool(ids) == bool(person):
        raise typer.BadParameter("give document ids, or --person")
    what = f"everybody called {person}" if person else f"{len(ids or [])} documents"
    if not is_sure:
        if not sys.stdin.isatty():
            raise typer.BadParameter("nobody is there to ask: give --yes")
        typer.confirm(f"Erase {what} for good?", abort=True, err=True)
    with Writer.open(build_settings(warehouse=warehouse).warehouse) as writer:
        if person:
            say(f"dateline: forgotten, in {writer.forget_person(person)} documents")
        else:
            say(f"dateline: forgotten: {len(set(ids or []))} documents, {writer.forget_documents(ids or [])} rows")
