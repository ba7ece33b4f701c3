"""One article in a terminal: the text with its marks, and the tables under it; plain when piped."""

import unicodedata
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.pages.document import ActionRow, DocumentView, Row, view_document
from schemas import Extraction

STYLES = {
    "name": "bold blue underline",
    "nominal": "blue underline",
    "pronoun": "blue",
    "organization": "yellow",
    "date": "green",
    "action": "bold magenta",
    "cue": "italic magenta",
    "open": "red",
}
"""Kind of mark to terminal style. Roles and quotations tint too much of a text to be coloured here."""


def show_document(found: Extraction, console: Console) -> None:
    """Print an article with people, roles, dates and actions marked, and its tables.

    Args:
        found: the article and its findings.
        console: where to; without a terminal behind it, nothing but plain text is written.
    """
    view = view_document(found)
    console.print(Text(printable(view.title), style="bold"))
    console.print(Text(" · ".join(f"{name}: {value}" for name, value in view.facts), style="dim"))
    console.print()
    for paragraph in view.paragraphs:
        line = Text()
        for piece in paragraph:
            kind = piece.link.kind if piece.link else ""
            line.append(printable(piece.text), STYLES.get(kind))
        console.print(line, soft_wrap=not console.is_terminal)
        console.print()
    _print_tables(view, console)


def printable(text: str) -> str:
    """Without control characters: a text must not steer the reader's terminal."""
    return "".join(c for c in text if c == "\t" or unicodedata.category(c) != "Cc")


def _print_tables(view: DocumentView, console: Console) -> None:
    _table(
        console, "Who did what", ("who", "did", "to whom", "when", "says", "status"), map(_action_cells, view.actions)
    )
    sections: Sequence[tuple[str, tuple[str, ...], list[Row]]] = (
        ("Who held which post", ("person", "title", "organization", "status", "from", "until"), view.roles),
        ("People", ("name", "mentions"), view.people),
        ("Quotations", ("says", "what", "kind"), view.quotes),
        ("Dates", ("words", "type", "value", "days", "how"), view.dates),
        ("Organizations", ("name", "mentions"), view.organizations),
    )
    for title, headings, rows in sections:
        _table(console, title, headings, (row.cells for row in rows))
    _table(console, "Unresolved", ("words", "what"), ((u.text, u.what) for u in view.unresolved))


def _action_cells(row: ActionRow) -> tuple[str, ...]:
    return (
        row.who,
        row.did,
        row.whom,
        row.when,
        row.says,
        ", ".join(s.word for s in row.statuses if s.kind != "attributed"),
    )


def _table(console: Console, title: str, headings: Iterable[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on a terminal; tab-separated lines under a heading in a pipe."""
    headings, rows = list(headings), [[printable(" ".join(cell.split())) for cell in row] for row in rows]
    if not rows:
        return
    if not console.is_terminal:
        lines = ["# " + title, "\t".join(headings), *("\t".join(row) for row in rows), ""]
        console.file.write("\n".join(lines) + "\n")
        return
    table = Table(title=title, title_justify="left", title_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)
    console.print()
