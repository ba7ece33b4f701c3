"""The command line: ``dateline VERB``; what is heavy is imported inside the command that needs it.

Exit codes: 0 complete, 1 failed, 2 wrong usage, 3 complete but with documents in quarantine.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import DatelineError

if TYPE_CHECKING:
    from flows.sources.items import Item, Rejected
    from schemas import Article, Extraction

FAILED, QUARANTINED = 1, 3

app = typer.Typer(
    name="dateline",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turns English news text into tables of people, roles, dates and actions.",
    epilog="Start with: dateline demo, then: dateline query 'FROM who_did_what LIMIT 20'. "
    "Exit codes: 0 complete, 1 failed, 2 wrong usage, 3 complete with documents in quarantine.",
)


class Output(StrEnum):
    """How extractions are printed."""

    JSON = "json"
    JSONL = "jsonl"
    TABLE = "table"


def main() -> None:
    """Run the command line; an expected error is one line on standard error."""
    try:
        app()
    except DatelineError as error:
        say(f"dateline: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:  # the reader of our output has gone, as in `| head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def say(line: str) -> None:
    """One line for the person, never for the pipe."""
    print(line, file=sys.stderr, flush=True)


@app.callback(help=app.info.help)
def _verbs() -> None:  # with a callback, one verb alone is a verb too
    pass


def check_published(value: str | None) -> str | None:
    """``--published`` as an ISO date; anything else is wrong usage."""
    if value is None:
        return None
    from flows.sources.items import read_published
    from schemas.errors import InvalidArticle

    try:
        return read_published(value)
    except InvalidArticle:
        raise typer.BadParameter(f"{value!r} is no ISO date such as 2017-03-02") from None


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        callback=check_published,
        help="Publication date (2017-03-02) for documents without one; relative dates need it.",
    ),
]


@app.command()
def extract(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…|-", help="Files, folders or globs; - is standard input.")
    ],
    published: Published = None,
    output: Annotated[
        Output | None,
        typer.Option("--format", help="json, jsonl or table; without it, table on a terminal and jsonl in a pipe."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="Package name of another spaCy pipeline.")] = None,
) -> None:
    """Read documents and print what was found in them; nothing is stored.

    Example: dateline extract story.txt --published 2017-03-02 --format json | jq '.roles'
    """
    from flows.settings import build_settings
    from flows.sources.files import read_sources

    settings = build_settings(model=model)
    chosen = output or (Output.TABLE if sys.stdout.isatty() else Output.JSONL)
    refused: list[Rejected] = []
    articles = _articles(read_sources(files, published=published), refused)
    first = next(articles, None)
    if first is not None:
        from itertools import chain

        from extractors import Extractor

        _print(Extractor(settings.model).stream(chain([first], articles)), chosen)
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
