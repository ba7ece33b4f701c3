"""Measures how often the findings of each rule are right on annotated articles, and how honest stated confidences are.

Right means, by record type:
    people, organizations: the names are of a person (a body) of the gold
    their mentions: a mention of the same one stands there; of organizations, mentions by name alone are annotated
    roles: person, title, organization and status
    dates: an overlapping expression with the same type and value
    actions: the trigger with all people, the polarity and the modality; without a person in it, it is not judged
    quotes: the words and the source; the gold must have quotations
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from extractors.confidence import ALL, key_of, stated
from flows.comparing import Comparison, Item, takes_part
from schemas import Extraction

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
"""Lower bounds of the groups in which stated and measured shares are compared."""

Table = dict[str, dict[str, tuple[int, int]]]
"""Record type, then ``rule`` or ``rule/facet``, to right and judged findings."""


class Judged(NamedTuple):
    """One finding beside the gold."""

    kind: str
    rule: str
    facet: str | None
    is_right: bool


@dataclass(frozen=True)
class Bin:
    """Findings of one record type whose stated confidence lies close together."""

    kind: str
    lower: float
    findings: int
    stated: float
    measured: float


def judge(gold: Item, found: Extraction) -> Iterator[Judged]:
    """Every finding that the gold can judge, with its verdict.

    Args:
        gold: an annotated document; a section that it does not have judges nothing.
        found: the extraction of the same text.
    """
    pairs = Comparison(gold, contract := found.to_contract())
    for kind, (section, verdicts) in _VERDICTS.items():
        if section in pairs.sections:
            for record, is_right in zip(_records(kind, section, found), verdicts(pairs, contract), strict=True):
                if is_right is not None:
                    yield Judged(kind, *key_of(kind, record), is_right)


def _records(kind: str, section: str, found: Extraction) -> list[Any]:
    holders = getattr(found, section)
    return [m for holder in holders for m in holder.mentions] if kind.endswith("_mentions") else list(holders)


def _people(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    return (p["person_id"] in pairs.people for p in found["people"])


def _organizations(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    return (o["organization_id"] in pairs.organizations for o in found["organizations"])


def _person_mentions(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    right = {(m["start"], m["end"], m["holder"]) for _, m in pairs.mentions}
    for person in found["people"]:
        meant = pairs.gold_person(person["person_id"])
        yield from ((m["start"], m["end"], meant) in right for m in person["mentions"])


def _organization_mentions(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    right = {(m["start"], m["end"], m["holder"]) for _, m in pairs.organization_mentions}
    for body in found["organizations"]:
        meant = pairs.organizations.get(body["organization_id"])
        for m in body["mentions"]:
            yield (m["start"], m["end"], meant) in right if m["kind"] == "name" else None


def _roles(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    return _among(found["roles"], pairs.full_roles, "role_id")


def _dates(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    return _among(found["dates"], pairs.right_dates, "date_id")


def _actions(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    verdicts = _among(found["actions"], pairs.facts, "action_id")
    return (is_right if takes_part(a) else None for a, is_right in zip(found["actions"], verdicts, strict=True))


def _quotes(pairs: Comparison, found: Item) -> Iterator[bool | None]:
    return _among(found["quotes"], pairs.sourced_quotes, "quote_id")


def _among(items: Iterable[Item], pairs: Iterable[tuple[Item, Item]], key: str) -> Iterator[bool]:
    right = {found[key] for _, found in pairs}
    return (item[key] in right for item in items)


_VERDICTS: dict[str, tuple[str, Callable[[Comparison, Item], Iterator[bool | None]]]] = {
    "people": ("people", _people),
    "person_mentions": ("people", _person_mentions),
    "organizations": ("organizations", _organizations),
    "organization_mentions": ("organizations", _organization_mentions),
    "roles": ("roles", _roles),
    "dates": ("dates", _dates),
    "actions": ("actions", _actions),
    "quotes": ("quotes", _quotes),
}
"""Table name to the section of the gold that judges it, and one verdict a record, in order; None where it cannot."""


def count(judged: Iterable[Judged]) -> Table:
    """Right and judged findings of each record type, rule, and rule with facet.

    Example:
        >>> count([Judged("roles", "copula", None, True), Judged("roles", "left", None, False)])
        {'roles': {'all': (1, 2), 'copula': (1, 1), 'left': (0, 1)}}
    """
    table: Table = {}
    for one in judged:
        counts = table.setdefault(one.kind, {})
        for key in (ALL, one.rule, f"{one.rule}/{one.facet}" if one.facet else None):
            if key:
                right, findings = counts.get(key, (0, 0))
                counts[key] = (right + one.is_right, findings + 1)
    return table


def check(by_document: Mapping[str, list[Judged]]) -> list[Bin]:
    """Stated against measured, each document's confidences stated from all other documents alone.

    Args:
        by_document: the judged findings of each document.
    """
    groups: dict[tuple[str, float], list[tuple[float, bool]]] = defaultdict(list)
    for held_out, judged in by_document.items():
        others = count(one for name, ones in by_document.items() if name != held_out for one in ones)
        for one in judged:
            share = stated(others.get(one.kind, {}), one.rule, one.facet)
            if share is not None:
                lower = max(bound for bound in BINS if bound <= share)
                groups[one.kind, lower].append((share, one.is_right))
    order = list(_VERDICTS)
    return [
        Bin(kind, lower, len(ones), _mean(s for s, _ in ones), _mean(r for _, r in ones))
        for (kind, lower), ones in sorted(groups.items(), key=lambda g: (order.index(g[0][0]), g[0][1]))
    ]


def pooled(bins: Iterable[Bin]) -> list[Bin]:
    """The groups of all record types together.

    Example:
        >>> pooled([Bin("roles", 0.8, 30, 0.8, 0.9), Bin("dates", 0.8, 10, 0.84, 0.5)])
        [Bin(kind='all', lower=0.8, findings=40, stated=0.81, measured=0.8)]
    """
    by_lower: dict[float, list[Bin]] = defaultdict(list)
    for one in bins:
        by_lower[one.lower].append(one)
    return [
        Bin(ALL, lower, sum(b.findings for b in ones), _pool(ones, "stated"), _pool(ones, "measured"))
        for lower, ones in sorted(by_lower.items())
    ]


def _pool(bins: list[Bin], share: str) -> float:
    return float(round(sum(b.findings * getattr(b, share) for b in bins) / sum(b.findings for b in bins), 4))


def calibration_error(bins: Iterable[Bin]) -> float:
    """Expected calibration error: the mean distance of stated and measured, weighted by findings.

    Example:
        >>> calibration_error([Bin("roles", 0.8, 30, 0.8, 0.9), Bin("roles", 0.9, 10, 0.9, 0.9)])
        0.075
    """
    chosen = list(bins)
    findings = sum(b.findings for b in chosen)
    distance = sum(b.findings * abs(b.stated - b.measured) for b in chosen)
    return round(distance / findings, 3) if findings else 0.0


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def to_toml(table: Table) -> str:
    """The table as ``extractors/confidence.toml``."""
    lines = [
        "# Right and judged findings on annotated articles: record type, then rule or rule/facet.",
        "# Written by `dateline calibrate`; extractors/confidence.py says how a confidence is made of it.",
    ]
    for kind in _VERDICTS:
        if kind in table:
            lines += ["", f"[{kind}]"]
            keys = sorted(table[kind], key=lambda key: (key != ALL, key))
            lines += [f'"{key}" = {list(table[kind][key])}' for key in keys]
    return "\n".join(lines) + "\n"
