"""Verbs that keep a warehouse right: plan and refresh, withdraw and forget."""

import sys
from typing import Annotated

import typer

from flows.cli.options import EXIT_CODES, FAILED, Model, Processes, Rows, Warehouse, say


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


def plan(
    warehouse: Warehouse = None,
    model: Model = None,
    output: Annotated[Rows, typer.Option("--format", help="table, csv, json or jsonl.")] = Rows.TABLE,
) -> None:
    """Say which documents have findings of an earlier extractor, by its fingerprint and by source.

    The fingerprint covers the extractors' code and word lists, the record models, the spaCy model and the libraries.
    """
    from flows import refresh as refreshing
    from flows.settings import build_settings
    from flows.show import print_result

    found = refreshing.plan(build_settings(warehouse=warehouse, model=model))
    print_result(found.rows, output.value)
    say(f"dateline: {found.stale} stale" + ("; `dateline refresh` extracts them anew" if found.stale else ""))


def refresh(
    is_published: Annotated[bool, typer.Option("--publish", help="Publish the draft, without a question.")] = False,
    is_discarded: Annotated[bool, typer.Option("--discard", help="Throw the draft away.")] = False,
    samples: Annotated[int, typer.Option(min=0, help="Rows shown of each kind and table.")] = 3,
    warehouse: Warehouse = None,
    processes: Processes = None,
    model: Model = None,
) -> None:
    """Extract stale documents anew, show which rows come, go and change, and publish that, or not.

    The texts are those of the warehouse; no source is needed. The work goes into a draft beside it, which readers do
    not see. On a terminal you are asked whether to publish it. In a pipe it is kept: --publish or --discard says what
    becomes of it. Another run that publishes throws it away, as it is then of an earlier state.
    """
    from flows import refresh as refreshing
    from flows.settings import build_settings
    from flows.show import show_differences
    from warehouse import Writer, compare_draft
    from warehouse.files import draft_file, remove_draft

    if is_published and is_discarded:
        raise typer.BadParameter("give one of --publish and --discard")
    settings = build_settings(warehouse=warehouse, processes=processes, model=model)
    if is_discarded:
        remove_draft(settings.warehouse)
        say("dateline: no draft any longer")
        return
    state = refreshing.bring_draft(settings)
    if state is None:
        say("dateline: nothing is stale")
        return
    if state not in EXIT_CODES:
        say(f"dateline: {state}, nothing is changed")
        raise typer.Exit(FAILED)
    show_differences(compare_draft(settings.warehouse, samples=samples))
    if is_published or (sys.stdin.isatty() and typer.confirm("Publish this?", err=True)):
        with Writer.open(settings.warehouse) as writer:
            writer.publish_draft()
        say("dateline: published")
    else:
        draft = draft_file(settings.warehouse)
        say(f"dateline: kept as {draft}: publish it with --publish, or throw it away with --discard")
    raise typer.Exit(EXIT_CODES[state])


def status(warehouse: Warehouse = None) -> None:
    """Say where the files of the warehouse are, what they hold, how the last run ended, and who writes now."""
    from flows.settings import build_settings
    from warehouse.status import status as read_status

    for name, value in read_status(build_settings(warehouse=warehouse).warehouse).items():
        print(f"{name + ':':<18}{value}")
