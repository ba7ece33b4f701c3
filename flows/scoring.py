"""Scores extractions against annotated articles: precision, recall and F1 of each kind of finding.

Pure functions on documents of the JSON contract; who answers whom is decided in `flows.comparing`. Figures are
micro-averaged over all documents. A document without an extraction counts as all missed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flows.comparing import Comparison, Item, Pair, names_of, same_body, title_head


class RowInfo(NamedTuple):
    """A row of the table: the section of the gold that it needs, and what is counted."""

    section: str
    counts: str


ROWS = {
    "people": RowInfo("people", "individuals, by the place of their names"),
    "name_spans": RowInfo("people", "exact spans of mentions by name"),
    "mentions": RowInfo("people", "names, noun phrases and pronouns, given to the right person"),
    "organizations": RowInfo("organizations", "bodies, by the place of their names"),
    "roles": RowInfo("roles", "person and title"),
    "roles_full": RowInfo("roles", "the same with organization and status"),
    "role_dates": RowInfo("roles", "person, title, and start or end"),
    "date_spans": RowInfo("dates", "exact spans"),
    "dates_relaxed": RowInfo("dates", "overlapping spans"),
    "date_values": RowInfo("dates", "overlapping spans with the same TIMEX3 type and value"),
    "actions": RowInfo("actions", "triggers of actions in which a person takes part"),
    "who": RowInfo("actions", "trigger, actor or recipient, person"),
    "facts": RowInfo("actions", "triggers with all people, the polarity and the modality right"),
    "when": RowInfo("actions", "trigger and date expression"),
    "attributions": RowInfo("actions", "trigger and the person who says so"),
    "quotes": RowInfo("quotes", "quotations, by their words"),
    "speakers": RowInfo("quotes", "quotations with the right source"),
}


@dataclass(frozen=True)
class Count:
    """How many are right, were found, and are annotated.

    Example:
        >>> count = Count(right=3, found=4, gold=6)
        >>> count.precision, count.recall, count.f1
        (75.0, 50.0, 60.0)
    """

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Percent of what was found that is right, to one decimal."""
        return _percent(self.right, self.found)

    @property
    def recall(self) -> float:
        """Percent of what is annotated that was found right, to one decimal."""
        return _percent(self.right, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent, to one decimal."""
        return _percent(2 * self.right, self.found + self.gold)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


@dataclass(frozen=True)
class Share:
    """How many of those that could be judged are right."""

    right: int
    of: int

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.of + other.of)

    @property
    def percent(self) -> float:
        """To one decimal."""
        return _percent(self.right, self.of)


@dataclass
class Score:
    """Counts by row, shares right among what was matched, and errors in words."""

    rows: dict[str, Count] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)

    def __iadd__(self, other: "Score") -> "Score":
        for name, count in other.rows.items():
            self.rows[name] = self.rows.get(name, Count()) + count
        for name, share in other.shares.items():
            self.shares[name] = self.shares.get(name, Share(0, 0)) + share
        for name, lines in other.errors.items():
            self.errors.setdefault(name, []).extend(lines)
        return self

    def to_json(self) -> dict[str, Any]:
        """The figures as plain JSON types, without the errors."""
        rows = {
            name: {
                "precision": c.precision,
                "recall": c.recall,
                "f1": c.f1,
                "right": c.right,
                "found": c.found,
                "gold": c.gold,
            }
            for name, c in self.rows.items()
        }
        return {"rows": rows, "accuracy": {name: share.percent for name, share in self.shares.items() if share.of}}


def score(gold: Mapping[str, Item], found: Mapping[str, Item]) -> dict[str, Score]:
    """One score a document, by document id; `total` adds them up.

    Args:
        gold: annotated documents by id; a section that a document does not have is not measured on it.
        found: extractions by document id; others are ignored.

    Raises:
        GoldMismatch: an extraction is of another text.
    """
    return {key: score_document(Comparison(document, found.get(key))) for key, document in gold.items()}


def total(scores: Iterable[Score]) -> Score:
    """All documents' scores in one; rows in the order of the table."""
    result = Score()
    for one in scores:
        result += one
    result.rows = {name: result.rows[name] for name in ROWS if name in result.rows}
    result.errors = {name: result.errors[name] for name in ROWS if name in result.errors}
    return result


def score_document(pairs: Comparison) -> Score:
    """All rows of one document, for the sections that its gold has."""
    result = Score()
    for section, count in _SECTIONS.items():
        if section in pairs.sections:
            count(pairs, result)
    return result


# --- one function a section -----------------------------------------------------------------------


def _people(pairs: Comparison, result: Score) -> None:
    gold, found = pairs.gold["people"], pairs.found["people"]
    result.rows["people"] = Count(len(pairs.people), len(found), len(gold))
    by_id = {p["person_id"]: p for p in gold}
    same = [
        p["name"].casefold() == by_id[pairs.people[p["person_id"]]]["name"].casefold()
        for p in found
        if p["person_id"] in pairs.people
    ]
    result.shares["canonical_name"] = Share(sum(same), len(same))
    known = set(pairs.people.values())
    result.errors["people"] = [
        *(f"missed {pairs.document_id}: {p['name']}" for p in gold if p["person_id"] not in known),
        *(f"wrong  {pairs.document_id}: {p['name']}" for p in found if p["person_id"] not in pairs.people),
    ]
    spans = _spans(m for p in gold for m in names_of(p)), _spans(m for p in found for m in names_of(p))
    _multiset(result, "name_spans", spans, lambda span: _excerpt(pairs, *span))
    counts = [sum(len(p["mentions"]) for p in side) for side in (found, gold)]
    result.rows["mentions"] = Count(len(pairs.mentions), *counts)
    result.errors["mentions"] = _mention_errors(pairs)


def _mention_errors(pairs: Comparison) -> list[str]:
    name = {p["person_id"]: p["name"] for p in (*pairs.found["people"], *pairs.gold["people"])}
    matched = [
        {(pair[side]["start"], pair[side]["end"], pair[side]["holder"]) for pair in pairs.mentions} for side in (0, 1)
    ]
    gold = [(m["start"], m["end"], p["person_id"]) for p in pairs.gold["people"] for m in p["mentions"]]
    found = [
        (m["start"], m["end"], pairs.gold_person(p["person_id"])) for p in pairs.found["people"] for m in p["mentions"]
    ]
    lines = []
    for word, side, hits in (("missed", gold, matched[0]), ("wrong ", found, matched[1])):
        lines += [
            f"{word} {_excerpt(pairs, *m[:2])} {name.get(m[2].lstrip('?'))}" for m in sorted(side) if m not in hits
        ]
    return lines


def _organizations(pairs: Comparison, result: Score) -> None:
    gold, found = pairs.gold["organizations"], pairs.found["organizations"]
    result.rows["organizations"] = Count(len(pairs.organizations), len(found), len(gold))
    known = set(pairs.organizations.values())
    result.errors["organizations"] = [
        *(f"missed {pairs.document_id}: {o['name']}" for o in gold if o["organization_id"] not in known),
        *(f"wrong  {pairs.document_id}: {o['name']}" for o in found if o["organization_id"] not in pairs.organizations),
    ]


def _roles(pairs: Comparison, result: Score) -> None:
    gold, found = pairs.gold["roles"], pairs.found["roles"]
    result.rows["roles"] = Count(len(pairs.roles), len(found), len(gold))
    result.rows["roles_full"] = Count(len(pairs.full_roles), len(found), len(gold))
    for key in ("status", "organization"):
        same = sum(_same_detail(key, g, f) for g, f in pairs.roles)
        result.shares[f"role_{key}"] = Share(same, len(pairs.roles))
    name = _names(pairs)
    result.errors["roles"] = _unpaired(pairs.roles, gold, found, lambda r: f"{pairs.document_id}: {_role(r, name)}")
    result.errors["roles_full"] = [
        f"{pairs.document_id}: gold {_role(g, name)} found {_role(f, name)}"
        for g, f in pairs.roles
        if not all(_same_detail(key, g, f) for key in ("status", "organization"))
    ]
    gold_dates = [edge for role in gold for edge in _edges(role, role["person_id"])]
    found_dates = [edge for role in found for edge in _edges(role, pairs.gold_person(role["person_id"]))]
    _multiset(
        result,
        "role_dates",
        (gold_dates, found_dates),
        lambda e: f"{pairs.document_id}: {name.get(e[0].lstrip('?'))} | {e[1]} | {e[2]} {e[3]}",
    )


def _same_detail(key: str, gold: Item, found: Item) -> bool:
    return same_body(gold.get(key), found.get(key)) if key == "organization" else gold[key] == found[key]


def _edges(role: Item, person: str) -> list[tuple[str, str, str, str]]:
    """Start and end of a role, where it has them."""
    return [(person, title_head(role["title"]), key, role[key]) for key in ("start_date", "end_date") if role.get(key)]


def _role(role: Item, name: Mapping[str, str]) -> str:
    return (
        f"{name[role['person_id']]} | {role['title']} | {role.get('organization')} | {role['status']} | "
        f"{role.get('start_date')}..{role.get('end_date')}"
    )


def _dates(pairs: Comparison, result: Score) -> None:
    gold, found = pairs.gold["dates"], pairs.found["dates"]
    _multiset(result, "date_spans", (_spans(gold), _spans(found)), lambda span: _excerpt(pairs, *span))
    result.rows["dates_relaxed"] = Count(len(pairs.dates), len(found), len(gold))
    result.rows["date_values"] = Count(len(pairs.right_dates), len(found), len(gold))
    right = {id(f) for _, f in pairs.right_dates}
    result.errors["date_values"] = [
        f"{_excerpt(pairs, g['start'], g['end'])} gold {g['type']} {g['value']} found {f['type']} {f['value']}"
        for g, f in pairs.dates
        if id(f) not in right
    ]


def _actions(pairs: Comparison, result: Score) -> None:
    gold, found = pairs.gold_actions, pairs.found_actions
    result.rows["actions"] = Count(len(pairs.actions), len(found), len(gold))
    result.rows["facts"] = Count(len(pairs.facts), len(found), len(gold))
    for key in ("polarity", "modality"):
        result.shares[key] = Share(sum(g[key] == f[key] for g, f in pairs.actions), len(pairs.actions))
    name = _names(pairs)

    def line(action: Item) -> str:
        trigger = action["trigger"]
        return f"{_excerpt(pairs, trigger['start'], trigger['end'])} {_action(action, name)}"

    result.errors["actions"] = _unpaired(pairs.actions, gold, found, line)
    right = {id(f) for _, f in pairs.facts}
    result.errors["facts"] = [
        f"gold {line(g)} found {_action(f, name)}" for g, f in pairs.actions if id(f) not in right
    ]
    numbers = {id(item): number for number, pair in enumerate(pairs.actions) for item in pair}

    def tagged(actions: Iterable[Item], facets: Callable[[Item], Iterable[Hashable]]) -> list[Hashable]:
        """Facets of actions, each with the number of its pair or, in want of one, an own mark."""
        return [
            (numbers.get(id(action), ("alone", id(action))), facet) for action in actions for facet in facets(action)
        ]

    _multiset(
        result,
        "who",
        (
            tagged(gold, lambda a: pairs.people_in(a, is_gold=True)),
            tagged(found, lambda a: pairs.people_in(a, is_gold=False)),
        ),
    )
    _multiset(
        result,
        "attributions",
        (
            tagged(gold, lambda a: filter(None, [pairs.source_of(a, is_gold=True)])),
            tagged(found, lambda a: filter(None, [pairs.source_of(a, is_gold=False)])),
        ),
    )
    place = {d["date_id"]: (d["start"], d["end"]) for d in pairs.gold["dates"]}
    meant = {f["date_id"]: (g["start"], g["end"]) for g, f in pairs.dates}
    _multiset(
        result,
        "when",
        (
            tagged(gold, lambda a: [place[a["date_id"]]] if a.get("date_id") else []),
            tagged(found, lambda a: [meant.get(a["date_id"], ("?",))] if a.get("date_id") else []),
        ),
    )
    result.errors["when"], result.errors["attributions"] = _detail_errors(pairs, name)


def _detail_errors(pairs: Comparison, name: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Wrong dates and wrong sources among the actions that were found, in words."""
    words = {side: {d["date_id"]: d["text"] for d in getattr(pairs, side)["dates"]} for side in ("gold", "found")}
    meant = {f["date_id"]: g["date_id"] for g, f in pairs.dates}
    when, said = [], []
    for gold, found in pairs.actions:
        place = _excerpt(pairs, gold["trigger"]["start"], gold["trigger"]["end"])
        if gold.get("date_id") != meant.get(found.get("date_id"), found.get("date_id")):
            dates = words["gold"].get(gold.get("date_id")), words["found"].get(found.get("date_id"))
            when.append(f"{place} gold {dates[0]} found {dates[1]}")
        sources = pairs.source_of(gold, is_gold=True), pairs.source_of(found, is_gold=False)
        if sources[0] != sources[1]:
            said.append(f"{place} gold {name.get(sources[0] or '')} found {name.get((sources[1] or '').lstrip('?'))}")
    return when, said


def _action(action: Item, name: Mapping[str, str]) -> str:
    sides = [
        ", ".join(name.get(p["person_id"], "?") for p in action[side] if p.get("person_id")) or "-"
        for side in ("actors", "recipients")
    ]
    return f"{sides[0]} {action['predicate']} {sides[1]} {action['polarity']} {action['modality']}"


def _quotes(pairs: Comparison, result: Score) -> None:
    gold, found = pairs.gold["quotes"], pairs.found["quotes"]
    result.rows["quotes"] = Count(len(pairs.quotes), len(found), len(gold))
    result.rows["speakers"] = Count(len(pairs.sourced_quotes), len(found), len(gold))
    result.shares["quote_type"] = Share(sum(g["type"] == f["type"] for g, f in pairs.quotes), len(pairs.quotes))

    def line(quote: Item) -> str:
        return f"{_excerpt(pairs, quote['content'][0]['start'], quote['content'][-1]['end'])} {_source(quote)}"

    result.errors["quotes"] = _unpaired(pairs.quotes, gold, found, line)
    right = {id(f) for _, f in pairs.sourced_quotes}
    result.errors["speakers"] = [f"{line(g)} found {_source(f)}" for g, f in pairs.quotes if id(f) not in right]


def _source(quote: Item) -> str:
    return (quote.get("source") or {}).get("text") or "nobody"


_SECTIONS: dict[str, Callable[[Comparison, Score], None]] = {
    "people": _people,
    "organizations": _organizations,
    "roles": _roles,
    "dates": _dates,
    "actions": _actions,
    "quotes": _quotes,
}


# --- shared by the sections -----------------------------------------------------------------------


def _multiset(
    result: Score,
    row: str,
    sides: tuple[Iterable[Any], Iterable[Any]],
    words: Callable[[Any], str] | None = None,
) -> None:
    """Count equal values of the gold and of what was found, each as often as it stands on both sides."""
    wanted, got = map(Counter, sides)
    result.rows[row] = Count((wanted & got).total(), got.total(), wanted.total())
    if words:
        result.errors[row] = [
            *(f"missed {words(value)}" for value in wanted - got),
            *(f"wrong  {words(value)}" for value in got - wanted),
        ]


def _spans(items: Iterable[Item]) -> list[tuple[int, int]]:
    return [(item["start"], item["end"]) for item in items]


def _unpaired(pairs: list[Pair], gold: Iterable[Item], found: Iterable[Item], line: Callable[[Item], str]) -> list[str]:
    paired = {id(item) for pair in pairs for item in pair}
    return [
        *(f"missed {line(item)}" for item in gold if id(item) not in paired),
        *(f"wrong  {line(item)}" for item in found if id(item) not in paired),
    ]


def _names(pairs: Comparison) -> dict[str, str]:
    """Person id, the gold's or found, to a name."""
    return {p["person_id"]: p["name"] for side in (pairs.found, pairs.gold) for p in side["people"]}


def _excerpt(pairs: Comparison, start: int, end: int) -> str:
    """A span with thirty characters around it, on one line."""
    text = pairs.text
    return (
        f"{pairs.document_id}: …{text[max(0, start - 30) : start]}[{text[start:end]}]{text[end : end + 30]}…".replace(
            "\n", " "
        )
    )
