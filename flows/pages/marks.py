"""The article's text cut into pieces: each piece knows every mark that covers it.

Spans of findings nest and cross ("Trump's former campaign manager" holds "Trump", a quotation holds
both), which HTML elements cannot. So the text is cut at every boundary, and a piece bears all marks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True)
class Mark:
    """A stretch of text that is evidence for one or more rows.

    Attributes:
        start: first character.
        end: character after the last.
        kind: what is marked: name, nominal, pronoun, organization, date, action, role, cue or quote.
        rows: ids of the rows that it is evidence for, the most telling one first.
        label: what a reader hears or sees on it.
        who: the person or organization that it refers to, if any.
    """

    start: int
    end: int
    kind: str
    rows: tuple[str, ...]
    label: str = ""
    who: str | None = None


LINKED = ("pronoun", "nominal", "name", "organization", "date", "action", "cue")
"""Kinds that are links to their row; roles and quotations only tint what they cover."""


@dataclass(frozen=True)
class Piece:
    """A stretch of text between two boundaries of marks."""

    text: str
    start: int
    marks: tuple[Mark, ...]

    @property
    def link(self) -> Mark | None:
        """The innermost mark that is a link."""
        links = [m for m in self.marks if m.kind in LINKED]
        return min(links, key=lambda m: (m.end - m.start, LINKED.index(m.kind))) if links else None

    @property
    def kinds(self) -> str:
        """Style classes: the link's kind, and the tints around it."""
        tints = [m.kind for m in self.marks if m.kind not in LINKED]
        return " ".join(
            dict.fromkeys([f"m-{self.link.kind}"] if self.link else []) | dict.fromkeys(f"m-{t}" for t in tints)
        )

    @property
    def rows(self) -> tuple[str, ...]:
        """Every row that this piece is evidence for, the link's first."""
        first = self.link.rows if self.link else ()
        return tuple(dict.fromkeys([*first, *(r for m in self.marks for r in m.rows)]))


def cut(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """Cut a text at every boundary of its marks.

    Example:
        >>> [(p.text, len(p.marks)) for p in cut("abcd", [Mark(0, 3, "quote", ("q",)), Mark(1, 2, "name", ("p",))])]
        [('a', 1), ('b', 2), ('c', 1), ('d', 0)]
    """
    sorted_marks = sorted(marks, key=lambda m: (m.start, -m.end))
    bounds = sorted({0, len(text), *(m.start for m in sorted_marks), *(m.end for m in sorted_marks)})
    pieces, open_marks, upcoming = [], list[Mark](), 0
    for start, end in pairwise(bounds):
        open_marks = [m for m in open_marks if m.end > start]
        while upcoming < len(sorted_marks) and sorted_marks[upcoming].start <= start:
            open_marks.append(sorted_marks[upcoming])
            upcoming += 1
        pieces.append(Piece(text[start:end], start, tuple(open_marks)))
    return pieces


def paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by paragraph: a line break ends one."""
    out: list[list[Piece]] = [[]]
    for piece in pieces:
        offset = piece.start
        for i, line in enumerate(piece.text.split("\n")):
            if i:
                out.append([])
                offset += 1
            if line:
                out[-1].append(Piece(line, offset, piece.marks))
            offset += len(line)
    return [p for p in out if any(piece.text.strip() for piece in p)]
