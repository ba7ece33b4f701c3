"""The grammar of temporal expressions, compiled once from ``patterns.toml`` and ``words.toml``."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.lexicons import read_table

PACKAGE = "extractors.dates"


@dataclass(frozen=True)
class ExpressionClass:
    """A class of expressions: its name, its pattern, and the function that gives its value."""

    name: str
    pattern: re.Pattern[str]
    normalize: str
    rank: int


def words(table: str) -> dict[str, Any]:
    """One table of ``words.toml``."""
    found: dict[str, Any] = read_table(PACKAGE, "words.toml")[table]
    return found


def _either(options: list[str]) -> str:
    return "(?:" + "|".join(re.escape(o).replace("\\ ", r"\s+") for o in sorted(options, key=len, reverse=True)) + ")"


@cache
def classes() -> tuple[ExpressionClass, ...]:
    """All expression classes, in the order of the file."""
    table = read_table(PACKAGE, "patterns.toml")
    months, days = list(words("months")), list(words("weekdays"))
    long_days = [d for d in days if len(d) > 5]
    fragments = {
        "month": _either(months),
        "fullmonth": _either([m for m in months if len(m) > 4 or m in ("May", "June", "July")]),
        "weekday": _either(days),
        "longweekday": _either(long_days),
        "capweekday": _either([d.capitalize() for d in long_days]),
        "number": _either(list(words("numbers"))),
        "tens": _either([w for w in words("numbers") if w.endswith("ty")]),
        "unitword": _either(list(words("units"))),
        "daypart": _either(list(words("dayparts"))),
        "holiday": _either(list(words("holidays"))),
        "vague": _either(list(words("vague"))),
    }

    def fill(pattern: str) -> str:
        while (filled := re.sub(r"\{([a-z]\w*)\}", lambda m: fragments[m[1]], pattern)) != pattern:
            pattern = filled
        return pattern

    fragments |= table["fragments"]
    return tuple(
        ExpressionClass(
            row["name"], re.compile(r"(?<![\w$£€.#])" + fill(row["pattern"]) + r"(?!\w)", re.I), row["normalize"], rank
        )
        for rank, row in enumerate(table["class"])
    )


@dataclass(frozen=True)
class Candidate:
    """A match of one class, before its value is known."""

    start: int
    end: int
    kind: ExpressionClass
    parts: dict[str, str]
    text: str

    def part(self, name: str) -> str:
        """A named part of the match in lower case; empty when it did not match."""
        return (self.parts.get(name) or "").lower()


def find_candidates(text: str) -> list[Candidate]:
    """The expressions of a text: longest first, then by the order of the classes; they do not overlap."""
    found = []
    for kind in classes():
        for match in kind.pattern.finditer(text):
            start, end = match.span()
            while start < end and text[start].isspace():
                start += 1
            parts = {k: v for k, v in match.groupdict().items() if v}
            found.append(Candidate(start, end, kind, parts, text[start:end]))
    found.sort(key=lambda c: (c.start - c.end, c.kind.rank, c.start))
    taken = bytearray(len(text))
    kept = []
    for c in found:
        if not any(taken[c.start : c.end]):
            taken[c.start : c.end] = b"\x01" * (c.end - c.start)
            kept.append(c)
    return sorted(kept, key=lambda c: c.start)
