"""The grammar of temporal expressions, compiled once from ``patterns.toml`` and ``words.toml``."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from extractors.lexicons import read_table

PACKAGE = "extractors.dates"


TABLE_GAP = re.compile(r"[ \t]{2}|\n\s*\n")
"""What parts the cells of a table and the paragraphs of a text; no expression goes over it."""

WORD = re.compile(r"[a-z]+")

REACH = 70
"""Characters before and behind the start of what a class needs, in which its whole match stands."""


@dataclass(frozen=True)
class ExpressionClass:
    """A class of expressions.

    Attributes:
        name: as in ``patterns.toml``; a record's ``rule``.
        pattern: its words.
        normalize: the function that gives its value, by module and name.
        rank: its place in the file; of two matches of one length the earlier class wins.
        needs: words of which every match has one, in lower case; only what is around them is searched.
        needs_like: a pattern of what it may have instead of a word, for text in lower case.
        is_aside: whether it looks back, and what follows does not count from it ("a year earlier").
        counts_from_next: whether it counts from the date behind it ("two weeks after June 3").
    """

    name: str
    pattern: re.Pattern[str]
    normalize: str
    rank: int
    counts_from_next: bool
    is_aside: bool
    needs: frozenset[str]
    needs_like: re.Pattern[str] | None


def words(table: str) -> dict[str, Any]:
    """One table of ``words.toml``."""
    found: dict[str, Any] = read_table(PACKAGE, "words.toml")[table]
    return found


def _either(options: list[str]) -> str:
    return "(?:" + "|".join(re.escape(o).replace("\\ ", r"\s+") for o in sorted(options, key=len, reverse=True)) + ")"


def _in_capitals(options: list[str]) -> list[str]:
    """Names as text and headlines write them: "Monday", "MONDAY"."""
    return [form for option in options for form in (option.capitalize(), option.upper())]


@cache
def _fragments() -> dict[str, str]:
    """Pieces of patterns by name: alternatives from ``words.toml``, and those that ``patterns.toml`` writes out."""
    months, days = list(words("months")), list(words("weekdays"))
    long_days = [d for d in days if len(d) > 5]
    numbers = list(words("numbers"))
    unmistakable = [m.lower() for m in months if len(m) > 3 and m not in ("March", "Sept")]  # also in lower case
    quotes = {key.replace("'", mark) for key in words("holidays") for mark in "'’"}
    return {
        "month": _either([*_in_capitals(months), *unmistakable]),
        "lowmonth": _either([m.lower() for m in months]),
        "fullmonth": _either(_in_capitals([m for m in months if len(m) > 4 or m in ("May", "June", "July")])),
        "weekday": _either(days),
        "longweekday": _either(long_days),
        "capweekday": _either(_in_capitals(long_days)),
        "number": _either(numbers),
        "capnumber": _either([n.capitalize() for n in numbers if len(n) > 2]),
        "tens": _either([w for w in numbers if w.endswith("ty")]),
        "ordinal": _either(list(words("ordinals"))),
        "unitword": _either(list(words("units"))),
        "daypart": _either(list(words("dayparts"))),
        "deixis": _either(list(words("deictic_days"))),
        "season": _either(list(words("seasons"))),
        "holiday": _either(list(quotes)),
        "namedday": _either(list(words("named_days"))),
        "decadeword": _either(list(words("decades"))),
        "centuryword": _either(list(words("centuries"))),
        "capsetadverb": _either([w.capitalize() for w in words("set_adverbs")]),
        "uppersetadverb": _either(
            [w.upper() for w in words("set_adverbs") if w != "daily"]
        ),  # "DAILY" is of newspapers
        "setadverb": _either(list(words("set_adverbs"))),
        "vague": _either(list(words("vague"))),
    } | dict(read_table(PACKAGE, "patterns.toml")["fragments"])


def _fill(pattern: str) -> str:
    fragments = _fragments()
    while (filled := re.sub(r"\{([a-z]\w*)\}", lambda m: fragments[m[1]], pattern)) != pattern:
        pattern = filled
    return pattern


@cache
def classes() -> tuple[ExpressionClass, ...]:
    """All expression classes, in the order of the file."""
    return tuple(
        ExpressionClass(
            row["name"],
            re.compile(r"(?<![\w$£€.#])(?<!\d/)(?<!\d,(?=\d{3}\b))" + _fill(row["pattern"]) + r"(?!\w)", re.I),
            row["normalize"],
            rank,
            row.get("counts_from") == "next",
            row.get("is_aside", False),
            frozenset(word for need in row.get("needs", ()) for word in _telling_words(need)),
            re.compile(_fill(row["needs_like"])) if "needs_like" in row else None,
        )
        for rank, row in enumerate(read_table(PACKAGE, "patterns.toml")["class"])
    )


def _telling_words(need: str) -> list[str]:
    """The word itself; of "@vague", the longest word of each entry of that table."""
    if not need.startswith("@"):
        return [need]
    runs = [WORD.findall(entry.lower()) for entry in words(need[1:])]
    return [max(run, key=len) for run in runs if run]


@cache
def _needed() -> frozenset[str]:
    """Every word that some class needs."""
    return frozenset(word for kind in classes() for word in kind.needs)


@cache
def cue(name: str) -> re.Pattern[str]:
    """A pattern of the words before or behind an expression, from ``cues.toml``; the text is in lower case."""
    return re.compile(_fill(read_table(PACKAGE, "cues.toml")[name]))


@dataclass(frozen=True)
class Candidate:
    """A match of one class, before its value is known.

    Attributes:
        end_of_range: 1 or 2 where the match is one end of a range ("from March to June"), else 0.
        parts: the named parts of the match. At an end of a range, ``d`` is its own ``d_1`` or ``d_2``.
    """

    start: int
    end: int
    kind: ExpressionClass
    parts: dict[str, str]
    text: str
    end_of_range: int = 0

    def part(self, name: str) -> str:
        """A named part of the match in lower case; empty when it did not match."""
        return (self.parts.get(name) or "").lower()


class _Passages:
    """Where the expressions of a class can stand in a text: looked up once for all classes that need the same."""

    def __init__(self, text: str) -> None:
        self._lowered = text.lower()
        self._length = len(text)
        self._is_mapped = len(self._lowered) == self._length  # a letter such as "İ" is two in lower case
        self._around: dict[tuple[frozenset[str], re.Pattern[str] | None], list[tuple[int, int]]] = {}

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """Where the words that some class needs stand; plurals also as their singular."""
        found = defaultdict(list)
        needed = _needed()
        for match in WORD.finditer(self._lowered):
            word = match[0]
            if word in needed:
                found[word].append(match.start())
            if word[-1] == "s" and word[:-1] in needed:
                found[word[:-1]].append(match.start())
        return found

    def around(self, kind: ExpressionClass) -> list[tuple[int, int]]:
        """Stretches of the text in which matches may start: up to what the class needs; apart from one another."""
        if not self._is_mapped:
            return [(0, self._length)]
        needs = kind.needs, kind.needs_like
        if needs not in self._around:
            self._around[needs] = self._stretches(sorted(self._hits(*needs)))
        return self._around[needs]

    def _hits(self, needs: frozenset[str], needs_like: re.Pattern[str] | None) -> Iterator[int]:
        for word in needs & self._starts.keys():
            yield from self._starts[word]
        if needs_like is not None:
            yield from (match.start() for match in needs_like.finditer(self._lowered))

    def _stretches(self, hits: list[int]) -> list[tuple[int, int]]:
        stretches: list[tuple[int, int]] = []
        for hit in hits:
            start = max(0, hit - REACH)
            if stretches and start <= stretches[-1][1] + REACH:
                start = stretches.pop()[0]
            stretches.append((start, hit))
        return stretches


def find_candidates(text: str) -> list[Candidate]:
    """The expressions of a text: longest first, then by the order of the classes; they do not overlap."""
    passages = _Passages(text)
    found = [
        (kind, match)
        for kind in classes()
        for start, end in passages.around(kind)
        for match in kind.pattern.finditer(text, start, end + REACH)
        if match.start() <= end  # behind, the cut may hide what a pattern forbids
    ]
    found.sort(key=lambda m: (m[1].start() - m[1].end(), m[0].rank, m[1].start()))
    found = [(kind, match) for kind, match in found if not TABLE_GAP.search(match[0])]
    taken = bytearray(len(text))
    kept: list[Candidate] = []
    for kind, match in found:
        if not any(taken[match.start() : match.end()]):
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
            kept += _candidates(kind, match)
    return sorted(kept, key=lambda c: c.start)


def _candidates(kind: ExpressionClass, match: re.Match[str]) -> list[Candidate]:
    """The match as one candidate, or as two where it names the ends of a range."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "first" not in match.re.groupindex:
        return [_candidate(kind, match, 0, parts, 0)]
    ends = []
    for number, group in ((1, "first"), (2, "second")):
        own = {name[:-2]: value for name, value in parts.items() if name.endswith(f"_{number}")}
        ends.append(_candidate(kind, match, group, parts | own, number))
    return ends


def _candidate(
    kind: ExpressionClass, match: re.Match[str], group: str | int, parts: dict[str, str], end_of_range: int
) -> Candidate:
    start, end = match.span(group)
    while start < end and match.string[start].isspace():
        start += 1
    return Candidate(start, end, kind, parts, match.string[start:end], end_of_range)
