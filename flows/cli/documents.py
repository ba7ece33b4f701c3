"""Verbs on documents, without a warehouse: extract and report."""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.options import FAILED, QUARANTINED, Model, Output, Published, say
from schemas.errors import DatelineError

if TYPE_CHECKING:
    from flows.sources.items import Item
    from schemas import Article, Extraction, Rejected


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
    chosen = output or (Output.TABLE if sys.stdout.isatty() else Output.JSONL)
    _read(files, published, model, lambda found: _print(found, chosen))


def report(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…|-", help="Files, folders or globs; - is standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE.html", help="The page to write.")],
    published: Published = None,
    model: Model = None,
) -> None:
    """Write one page that shows the articles with their marks, each row joined to its words.

    The page needs no network and opens from disk. Example: dateline report story.txt -o story.html
    """
    from flows.pages.document import render_documents

    def write(found: "Iterable[Extraction]") -> None:
        page = render_documents(list(found))
        try:
            output.write_text(page, encoding="utf-8", errors="backslashreplace")
        except OSError as error:
            raise DatelineError(f"{output} cannot be written: {error.strerror}") from error
        say(f"dateline: wrote {output}")

    _read(files, published, model, write)


def _read(
    files: list[str], published: str | None, model: str | None, use: "Callable[[Iterable[Extraction]], None]"
) -> None:
    """Read documents, hand what was found to ``use``, and name what was refused."""
    from flows.settings import build_settings
    from flows.sources.files import read_sources

    settings = build_settings(model=model)
    refused: list[Rejected] = []
    articles = _articles(read_sources(files, published=published), refused)
    first = next(articles, None)
    if first is not None:
        from itertools import chain

        from extractors import Extractor

        use(Extractor(settings.model).stream(chain([first], articles)))
    for item in refused:
        say(f"dateline: {item.source}: {item.document_id}: {item.reason} [{item.rule}]")
    if refused:
        raise typer.Exit(QUARANTINED if first is not None else FAILED)


def _articles(items: "Iterable[Item]", refused: "list[Rejected]") -> "Iterator[Article]":
    """The articles among the items; the rest is put aside."""
    from schemas import Article

    for item in items:
        if isinstance(item, Article):
            yield item
        else:
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
