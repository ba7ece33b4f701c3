"""Verbs on documents: extract, show and report."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import FAILED, QUARANTINED, Model, Output, Published, Warehouse, say
from schemas.errors import DatelineError

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.sources.items import Item
    from schemas import Article, Extraction, Rejected

    Use = Callable[[Iterable[Extraction]], None]

Documents = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DOCUMENT_ID…", help="Files, folders, globs, - or ids of loaded documents."),
]


def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…|-", help="Files, folders or globs; - is standard input.")
    ],
    published: Published = None,
    output: Annotated[
        Output | None,
        typer.Option("--format", help="json, jsonl or table; without it, table on a terminal and jsonl in a pipe."),
    ] = None,
    model: Model = None,
) -> None:
    """Read documents and print what was found in them; nothing is stored.

    Example: dateline extract story.txt --published 2017-03-02 --format json | jq '.roles'
    """
    from flows.settings import build_settings

    chosen = output or (Output.TABLE if sys.stdout.isatty() else Output.JSONL)
    _read(files, published, build_settings(model=model), lambda found: _print(found, chosen))


def show(
    documents: Documents,
    published: Published = None,
    warehouse: Warehouse = None,
    model: Model = None,
) -> None:
    """Show a document with its people, roles, dates and actions marked, and its tables under it.

    A document that a run has loaded is shown as it was loaded. Plain text when piped.
    Example: dateline show story.txt | less
    """
    from rich.console import Console

    from flows.pages.terminal import show_document
    from flows.settings import build_settings

    settings = build_settings(model=model, warehouse=warehouse)
    console = Console()

    def print_all(found: "Iterable[Extraction]") -> None:
        for number, extraction in enumerate(found):
            if number:
                console.rule()
            show_document(extraction, console)

    read_any(documents, published, settings, print_all)


def report(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE.html", help="The page to write.")],
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE|DOCUMENT_ID…", help="Files, folders, globs, - or ids of loaded documents."),
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="Instead: a person across the loaded articles, by name or id.")
    ] = None,
    published: Published = None,
    warehouse: Warehouse = None,
    model: Model = None,
) -> None:
    """Write one page that shows articles with their marks, each row joined to its words; or a person across articles.

    The page needs no network and opens from disk. Example: dateline report story.txt -o story.html
    """
    from flows.settings import build_settings

    if (person is None) == (not documents):
        raise typer.BadParameter("give documents, or --person NAME")
    settings = build_settings(model=model, warehouse=warehouse)
    if person is not None:
        _write(_person_page(person, settings.warehouse), output)
        return
    from flows.pages.document import render_documents

    read_any(documents or [], published, settings, lambda found: _write(render_documents(list(found)), output))


def _person_page(name: str, warehouse: Path) -> str:
    from flows.pages.person import render_person, view_person
    from warehouse import Reader

    with Reader.open(warehouse) as reader:
        return render_person(view_person(reader, name))


def _write(page: str, output: Path) -> None:
    """The page as a file."""
    try:
        output.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise DatelineError(f"{output} cannot be written: {error.strerror}") from error
    say(f"dateline: wrote {output}")


def read_any(names: list[str], published: str | None, settings: "Settings", use: "Use") -> None:
    """Documents by file or by their id in the warehouse; what is a file is read as a file."""
    from flows.sources.source import UnreadableSource

    loaded = _loaded([name for name in names if not _is_path(name)], settings.warehouse)
    files = [name for name in names if name not in loaded]
    try:
        _read(files, published, settings, use, tuple(loaded.values()))
    except UnreadableSource as error:
        raise DatelineError(f"{error}, and no document of that id in {settings.warehouse}") from error


def _is_path(name: str) -> bool:
    try:
        return name == "-" or Path(name).exists()
    except OSError:  # an id too long for a file's name
        return False


def _loaded(document_ids: list[str], warehouse: Path) -> "dict[str, Extraction]":
    """Those of the documents that the warehouse holds, by id."""
    from warehouse import Reader, read_extractions

    if not document_ids or not warehouse.is_file():
        return {}
    with Reader.open(warehouse) as reader:
        return {found.document.document_id: found for found in read_extractions(reader, document_ids)}


def _read(
    files: list[str], published: str | None, settings: "Settings", use: "Use", loaded: "Sequence[Extraction]" = ()
) -> None:
    """Read documents, hand what was found to ``use`` after what is ``loaded``, and name what was refused."""
    from flows.sources.declared import check_given, find_sources
    from flows.sources.reading import read_sources
    from flows.sources.source import Visit

    refused: list[Rejected] = []
    check_given(files)
    articles = _articles(read_sources(find_sources(files), Visit(settings, published)), refused)
    first = next(articles, None)
    found: Iterable[Extraction] = loaded
    if first is not None:
        from extractors import Extractor

        found = chain(loaded, Extractor(settings.model).stream(chain([first], articles)))
    if loaded or first is not None:
        use(found)
    for item in refused:
        say(f"dateline: {item.origin}: {item.document_id}: {item.reason} [{item.rule}]")
    if refused:
        raise typer.Exit(QUARANTINED if loaded or first is not None else FAILED)


def _articles(items: "Iterable[Item]", refused: "list[Rejected]") -> "Iterator[Article]":
    """The articles among the items; the rest is put aside."""
    from schemas import Article, Rejected

    for item in items:
        if isinstance(item, Article):
            yield item
        elif isinstance(item, Rejected):
            refused.append(item)


def _print(extractions: "Iterable[Extraction]", output: Output) -> None:
    """Each extraction as it comes; JSON is indented for a terminal and one line for a pipe."""
    import json

    if output is Output.TABLE:
        from rich.console import Console

        from flows.pages.terminal import show_document

        console = Console()
        for found in extractions:
            show_document(found, console)
        return
    indent = 2 if output is Output.JSON and sys.stdout.isatty() else None
    for found in extractions:
        text = json.dumps(found.to_contract(), ensure_ascii=False, indent=indent)
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
