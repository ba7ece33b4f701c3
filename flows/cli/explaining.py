"""The verb that explains findings."""

from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.documents import read_any
from flows.cli.options import Model, Published, Warehouse
from schemas.errors import DatelineError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from flows.explaining import Explanation
    from schemas import Extraction


class UnknownFinding(DatelineError):
    """There is no finding of that id, or none at that place."""


def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="ROW_ID|DOCUMENT", help="Id of a role, action, date, quote, person or organization; or a document."
        ),
    ],
    at: Annotated[
        str | None, typer.Argument(metavar="[WORDS|OFFSET]", help="In a document: its findings at these words.")
    ] = None,
    published: Published = None,
    warehouse: Warehouse = None,
    model: Model = None,
) -> None:
    """Explain a finding: its sentence, the words that gave it, what it counts from, its rule and its confidence.

    Example: dateline explain role-3f2a9c0b1d4e5f60; dateline explain story.txt resigned
    """
    from flows.explaining import explain as explain_finding
    from flows.explaining import findings_at
    from flows.settings import build_settings

    settings = build_settings(model=model, warehouse=warehouse)
    if at is None:
        _print(_explained(what, settings.warehouse))
        return

    def show(found: "Iterable[Extraction]") -> None:
        documents = [(e, list(findings_at(e, at))) for e in found]
        if not any(findings for _, findings in documents):
            raise UnknownFinding(f"nothing was found at {at!r} in {what}")
        _print(explain_finding(e, kind, record) for e, findings in documents for kind, record in findings)

    read_any([what], published, settings, show)


def _explained(id_: str, warehouse: "Path") -> "Iterable[Explanation]":
    """The explanations of the finding with an id: one for each document that has it."""
    from flows.explaining import explain as explain_finding
    from flows.explaining import finding_with_id
    from warehouse import Reader, ask, read_extractions

    with Reader.open(warehouse) as reader:
        places = {row["document_id"]: row["kind"] for row in ask(reader, "found_in", id=id_)}
        if not places:
            raise UnknownFinding(
                f"no finding in {warehouse} has the id {id_!r}; of a document, give words or an offset"
            )
        for found in read_extractions(reader, places):
            kind = places[found.document.document_id]
            yield explain_finding(found, kind, finding_with_id(found, kind, id_))


def _print(explanations: "Iterable[Explanation]") -> None:
    """Each explanation as a heading, its sentence and its lines."""
    from flows.pages.terminal import printable

    for number, one in enumerate(explanations):
        lines = [("sentence", one.sentence), *one.lines]
        print("\n" * bool(number) + printable(one.says))
        print("\n".join(f"  {label:12s}{printable(words)}" for label, words in lines))
