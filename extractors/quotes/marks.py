"""Finds the stretches of a text that stand between quotation marks, whatever their style.

Straight, curly, low and angular marks, single or double, and ``LaTeX'' ones. A stretch that is not closed
ends with its paragraph; when the next paragraph opens with a mark again, or has only the closing one, it goes on there.
"""

import re
from dataclasses import dataclass, replace

from extractors.lexicons import read_table

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"(?<=[.!?:;\"”’'»)])[^\S\n]*\n\s*")
_MARK = re.compile(r"``|''|[\"“”„«»‟]|[`'‘’‚‹›]")
_OPENING_ONLY = frozenset("“„«‟") | {"``"}
_CLOSING_ONLY = frozenset("”»") | {"''"}
_DOUBLE = frozenset('"“”„«»‟') | {"``", "''"}
_RUN = 3  # paragraphs without marks through which a quotation may run
_ENDS_QUOTATION = frozenset(",.!?…;:—–-")

_Mark = tuple[int, int, str]
"""Start and end of a mark in the text, and the mark."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two quotation marks.

    Attributes:
        start: first character of the content.
        end: character after the content.
        before: first character of the opening mark.
        after: character after the closing mark.
        closed: whether there is a closing mark.
        depth: 0, or 1 for a quotation within a quotation.
    """

    start: int
    end: int
    before: int
    after: int
    closed: bool = True
    depth: int = 0


def find_paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Character ranges of the paragraphs.

    Blank lines part them; in a text without blank lines, line ends that follow a sentence's end do.

    Example:
        >>> find_paragraphs("One.\n\nTwo\nthree.")
        [(0, 4), (6, 16)]
    """
    breaks = list(_BLANK_LINE.finditer(text)) or list(_LINE_END.finditer(text))
    starts = [0, *(b.end() for b in breaks)]
    ends = [*(b.start() for b in breaks), len(text)]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if text[s:e].strip()]


def find_stretches(text: str, paragraphs: list[tuple[int, int]]) -> list[Stretch]:
    """All quoted stretches, in order; those within another one have depth 1.

    Args:
        text: the article.
        paragraphs: its paragraphs; no stretch crosses their ends.

    Example:
        >>> text = "``It's over,'' she said."
        >>> [text[s.start : s.end] for s in find_stretches(text, find_paragraphs(text))]
        ["It's over,"]
    """
    found: list[Stretch] = []
    marks = [[(m.start(), m.end(), m.group()) for m in _MARK.finditer(text, *bounds)] for bounds in paragraphs]
    is_open = False
    for index, (start, end) in enumerate(paragraphs):
        runs_on = is_open and _first_mark_closes(text, marks[index : index + _RUN], paragraphs[index:])
        doubles = _pair_doubles(text, [m for m in marks[index] if m[2] in _DOUBLE], start, end, runs_on=runs_on)
        singles = _pair_singles(text, [m for m in marks[index] if m[2] not in _DOUBLE], start, end)
        found += _nest(singles, doubles)
        is_open = bool(doubles) and not doubles[-1].closed
    return sorted((s for s in found if s.end > s.start), key=lambda s: (s.before, -s.after))


def _first_mark_closes(text: str, marks: list[list[_Mark]], paragraphs: list[tuple[int, int]]) -> bool:
    """Whether the first double mark of the next paragraphs can only close, so that they are still quoted."""
    for (start, end), here in zip(paragraphs, marks, strict=False):
        first = next((m for m in here if m[2] in _DOUBLE), None)
        if first is not None:
            return first[2] not in _OPENING_ONLY and not _opens(text, first, start, end)
    return False


def _nest(singles: list[Stretch], doubles: list[Stretch]) -> list[Stretch]:
    """Those inside another one are one deeper; single marks that cross a double pair are no pair."""
    kept = [s for s in singles if all(_holds(d, s) or _holds(s, d) or _apart(d, s) for d in doubles)]
    inner_singles = [replace(s, depth=int(any(_holds(d, s) for d in doubles))) for s in kept]
    inner_doubles = [replace(d, depth=int(any(_holds(s, d) for s in kept))) for d in doubles]
    return inner_singles + inner_doubles


def _apart(one: Stretch, other: Stretch) -> bool:
    return one.after <= other.before or other.after <= one.before


def _holds(outer: Stretch, inner: Stretch) -> bool:
    return outer.start <= inner.before and inner.after <= outer.end


def _stretch(text: str, before: int, start: int, end: int, after: int, *, closed: bool) -> Stretch:
    """A stretch without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end, before, after if closed else end, closed)


def _opens(text: str, mark: _Mark, first: int, last: int) -> bool:
    """Whether a mark can open: nothing but white space, brackets, dashes or other marks before it, a word after."""
    start, end, _ = mark
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    begins = not after.isspace() and (after not in ",.;:)" or text.startswith("...", end))
    return begins and not (before.isalnum() or before in ".,!?;:%)…")


def _pair_doubles(text: str, marks: list[_Mark], first: int, last: int, *, runs_on: bool) -> list[Stretch]:
    """Pairs of double marks; of a quotation that runs on from the paragraph before the first mark is the end."""
    found: list[Stretch] = []
    opened: _Mark | None = (first, first, "") if runs_on else None
    for mark in marks:
        start, end, sign = mark
        opens = sign in _OPENING_ONLY or (sign not in _CLOSING_ONLY and _opens(text, mark, first, last))
        if opened is not None and opened[2] == "„" and sign == "“":
            opens = False  # „Low and high“, as in Central Europe
        if opened is None:
            if opens:
                opened = mark
        elif opens and (sign in _OPENING_ONLY or not _closes(text, mark, last)):
            if sign in _OPENING_ONLY and opened[2] in _OPENING_ONLY and sign != opened[2]:
                continue  # a second level in other marks stays part of the content
            found.append(_stretch(text, opened[0], opened[1], start, start, closed=False))
            opened = mark
        else:
            found.append(_stretch(text, opened[0], opened[1], start, end, closed=True))
            opened = None
    if opened is not None:
        found.append(_stretch(text, opened[0], opened[1], last, last, closed=False))
    return found


def _closes(text: str, mark: _Mark, last: int) -> bool:
    start, end, _ = mark
    after = text[end] if end < last else " "
    return not text[start - 1].isspace() and not after.isalnum()


def _pair_singles(text: str, marks: list[_Mark], first: int, last: int) -> list[Stretch]:
    """Pairs of single marks; apostrophes (it's, the workers', '90s) are none, and an unclosed one neither."""
    elided = read_table("extractors.quotes", "cues.toml")["elided"]
    openers, closers = [], []
    for mark in marks:
        start, end, sign = mark
        is_name = text[max(first, start - 3) : start] == " O "  # "O 'Reilly"
        if sign != "’" and not is_name and _opens(text, mark, first, last) and not _elided(text, end, elided):
            openers.append(mark)
        elif sign not in "‘`‚" and start > first and not text[start - 1].isspace() and _closes(text, mark, last):
            closers.append(mark)
    found = []
    for index, (before, start, _) in enumerate(openers):
        limit = openers[index + 1][0] if index + 1 < len(openers) else last
        within = [c for c in closers if start < c[0] < limit]
        closer = (
            next((c for c in within if text[c[0] - 1] in _ENDS_QUOTATION), None)
            or next((c for c in within if text[c[0] - 1] != "s"), None)
            or next(iter(within), None)
        )
        if closer:
            found.append(_stretch(text, before, start, closer[0], closer[1], closed=True))
    return found


def _elided(text: str, end: int, elided: list[str]) -> bool:
    word = re.match(r"\w*'?", text[end : end + 8])
    tail = word.group().casefold() if word else ""
    return text[end].isdigit() or f"'{tail}" in elided
