"""Markup as plain text: paragraphs with an empty line between them; nothing of it is run or trusted."""

import re
from collections.abc import Iterator
from typing import Any

BLOCKS = frozenset(
    """
    p div li ul ol h1 h2 h3 h4 h5 h6 blockquote pre tr section article body.content hl1
    """.split()  # noqa: SIM905
)
DROPPED = frozenset(
    """
    script style template noscript iframe figure figcaption head media table
    """.split()  # noqa: SIM905
)


def text_of_markup(markup: str) -> str:
    r"""The text of a piece of HTML that is an article's body already, as feeds and news files hold it.

    Example:
        >>> text_of_markup("<p>The mayor <b>resigned</b>.</p><script>alert(1)</script><p>She left&nbsp;town.</p>")
        'The mayor resigned.\n\nShe left town.'
    """
    from lxml import etree, html

    if "<" not in markup:
        markup = f"<p>{markup}</p>"
    try:
        root = html.fromstring(f"<div>{markup}</div>")
    except (etree.ParserError, ValueError):
        return ""
    return join_paragraphs(_pieces(root))


def text_of_element(element: Any) -> str:
    """The same of an element of an XML tree."""
    return join_paragraphs(_pieces(element))


def join_paragraphs(pieces: Iterator[str | None]) -> str:
    """Pieces of text, with None where a paragraph ends."""
    paragraphs, current = [], ""
    for piece in (*pieces, None):
        if piece is not None:
            current += piece
            continue
        if words := re.sub(r"\s+", " ", current).strip():
            paragraphs.append(words)
        current = ""
    return "\n\n".join(paragraphs)


def _pieces(element: Any) -> Iterator[str | None]:
    """The text of an element in order, None at the ends of its blocks."""
    name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""  # comments have none
    if name and name not in DROPPED:
        is_block = name in BLOCKS
        if is_block:
            yield None
        yield " " if name == "br" else element.text or ""
        for child in element:
            yield from _pieces(child)
            yield child.tail or ""
        if is_block:
            yield None
