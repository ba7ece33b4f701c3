"""Which findings of a document answer which annotations of its gold: the pairs that every measure counts.

Both sides are documents of the JSON contract, as ``dateline extract`` prints them. Pairs are one to one and, beyond
people and quotations, first come first served in the order of the gold. Nothing is counted here: see `flows.scoring`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from schemas.errors import DatelineError

Item = Mapping[str, Any]
Pair = tuple[Item, Item]
"""An annotation and the finding that answers it."""

SECTIONS = ("people", "organizations", "roles", "dates", "actions", "quotes")
SHARED_CONTENT = 0.5
"""A quotation answers another when they share this much of the characters of both together."""

_SMALL_WORDS = frozenset(("the", "a", "an", "of", "for", "and", "to", "in", "at", "s"))
_PARTICIPATIONS = ("actors", "recipients")


class GoldMismatch(DatelineError):
    """Findings that cannot be compared with the gold: another text, or spans that do not fit it."""


def overlap(a: Item, b: Item) -> int:
    """Characters that two spans share."""
    shared: int = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0, shared)


def pair_up(gold: Iterable[Item], found: Iterable[Item], answers: Callable[[Item, Item], Any]) -> list[Pair]:
    """Give each annotation the first free finding that answers it."""
    free = list(found)
    pairs: list[Pair] = []
    for annotation in gold:
        place = next((i for i, item in enumerate(free) if answers(annotation, item)), None)
        if place is not None:
            pairs.append((annotation, free.pop(place)))
    return pairs


def same_title(a: str, b: str) -> bool:
    """Whether two titles name one post: equal words, or the same head and one in full in the other.

    Example:
        >>> same_title("chief executive", "the chief executive of the bank")
        True
        >>> same_title("deputy minister", "deputy mayor")
        False
    """
    words_a, words_b = _words(a), _words(b)
    if words_a == words_b:
        return True
    if not words_a or not words_b or title_head(a) != title_head(b):
        return False
    return set(words_a) <= set(words_b) or set(words_b) <= set(words_a)


def title_head(title: str | None) -> str:
    """The word that a title is about: the last one before its first of, for, at or in.

    Example:
        >>> title_head("Secretary of State for Health")
        'secretary'
    """
    words = re.findall(r"\w+", re.split(r"\b(?:of|for|at|in)\b", (title or "").casefold())[0])
    return words[-1] if words else ""


def same_body(a: str | None, b: str | None) -> bool:
    """Whether two names of an organization agree: both none, or the words of one in the other.

    Example:
        >>> same_body("Transit Workers Union", "the union"), same_body(None, "the union")
        (True, False)
    """
    if not a or not b:
        return not a and not b
    words_a, words_b = set(_words(a)), set(_words(b))
    return bool(words_a and words_b) and (words_a <= words_b or words_b <= words_a)


def same_value(a: str | None, b: str | None) -> bool:
    """Whether two TIMEX3 values are one, whatever their case, their seconds and their time zone.

    Example:
        >>> same_value("2017-03-02T09:00Z", "2017-03-02t09:00")
        True
    """
    first, second = (
        re.sub(r"(T\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:?\d\d)?$", r"\1", (value or "").upper().strip()) for value in (a, b)
    )
    return first == second


def _words(phrase: str | None) -> list[str]:
    return [word for word in re.findall(r"\w+", (phrase or "").casefold()) if word not in _SMALL_WORDS]


def person_ids(participants: Iterable[Item] | None) -> frozenset[str]:
    """The people among participants."""
    return frozenset(p["person_id"] for p in participants or () if p.get("person_id"))


def takes_part(action: Item) -> bool:
    """Whether a person is actor or recipient: other actions are not counted."""
    return any(person_ids(action.get(side)) for side in _PARTICIPATIONS)


def names_of(holder: Item) -> list[Item]:
    """The mentions by name of a person or an organization."""
    return [m for m in holder["mentions"] if m["kind"] == "name"]


class Comparison:
    """One document's gold beside what was found in it; each property is computed once."""

    def __init__(self, gold: Item, found: Item | None) -> None:
        """Set the two beside each other.

        Args:
            gold: the annotations; a section that is absent is not measured.
            found: the extraction, or None when there is none: then all is missed.

        Raises:
            GoldMismatch: the texts differ, or a span does not fit.
        """
        document = gold["document"]
        self.document_id: str = document["document_id"]
        self.text: str = document["text"]
        self.sections = frozenset(s for s in SECTIONS if s in gold)
        self.gold: dict[str, Sequence[Item]] = {s: gold.get(s) or () for s in SECTIONS}
        self.found: dict[str, Sequence[Item]] = {
            s: (found.get(s) or () if found and s in self.sections else ()) for s in SECTIONS
        }
        if found is not None:
            self._check(found)

    def _check(self, found: Item) -> None:
        if found["document"].get("text") not in (None, self.text):
            raise GoldMismatch(f"{self.document_id}: its text is not that of the gold; offsets cannot be compared")
        for section in ("people", "roles", "dates", "actions"):
            for item in self.found[section]:
                for span in item.get("mentions", [item]):
                    if self.text[span["start"] : span["end"]] != span["text"]:
                        raise GoldMismatch(
                            f"{self.document_id}: {section}: {span['text']!r} does not stand at {span['start']}"
                        )

    # --- people and organizations ---------------------------------------------------------------

    @cached_property
    def people(self) -> dict[str, str]:
        """Found person to the person of the gold whom most of the same names mean."""
        return self._same_holders("people", "person_id")

    @cached_property
    def organizations(self) -> dict[str, str]:
        """Found organization to that of the gold, in the same way."""
        return self._same_holders("organizations", "organization_id")

    def _same_holders(self, section: str, key: str) -> dict[str, str]:
        candidates = []
        for annotated in self.gold[section]:
            places = names_of(annotated)
            for item in self.found[section]:
                if shared := sum(any(overlap(m, p) for p in places) for m in names_of(item)):
                    candidates.append((-shared, str(annotated[key]), str(item[key])))
        same: dict[str, str] = {}
        for _, annotated_id, found_id in sorted(candidates):
            if found_id not in same and annotated_id not in same.values():
                same[found_id] = annotated_id
        return same

    def gold_person(self, person_id: str) -> str:
        """The gold's id for a found person; a name of its own for one whom the gold does not have."""
        return self.people.get(person_id, f"?{person_id}")

    @cached_property
    def mentions(self) -> list[Pair]:
        """Mentions that overlap and mean the same person."""
        return self._same_mentions("people", "person_id", self.gold_person)

    @cached_property
    def organization_mentions(self) -> list[Pair]:
        """Mentions that overlap and mean the same organization."""
        return self._same_mentions("organizations", "organization_id", self.organizations.get)

    def _same_mentions(self, section: str, key: str, meant: Callable[[str], str | None]) -> list[Pair]:
        """Pairs of mentions, each with the gold's id of its ``holder``."""
        gold = [{**m, "holder": holder[key]} for holder in self.gold[section] for m in holder["mentions"]]
        found = [{**m, "holder": meant(holder[key])} for holder in self.found[section] for m in holder["mentions"]]
        return pair_up(gold, found, lambda a, b: a["holder"] == b["holder"] and overlap(a, b))

    # --- roles ------------------------------------------------------------------------------------

    def _same_post(self, gold: Item, found: Item) -> bool:
        return gold["person_id"] == self.gold_person(found["person_id"]) and same_title(gold["title"], found["title"])

    @cached_property
    def roles(self) -> list[Pair]:
        """The same person in the same post."""
        return pair_up(self.gold["roles"], self.found["roles"], self._same_post)

    @cached_property
    def full_roles(self) -> list[Pair]:
        """The same with the same status and organization."""
        return pair_up(
            self.gold["roles"],
            self.found["roles"],
            lambda g, f: (
                self._same_post(g, f)
                and g["status"] == f["status"]
                and same_body(g.get("organization"), f.get("organization"))
            ),
        )

    # --- dates ------------------------------------------------------------------------------------

    @cached_property
    def dates(self) -> list[Pair]:
        """Expressions that overlap."""
        return pair_up(self.gold["dates"], self.found["dates"], overlap)

    @cached_property
    def right_dates(self) -> list[Pair]:
        """Those with the same type and value."""
        return [(g, f) for g, f in self.dates if g["type"] == f["type"] and same_value(g["value"], f["value"])]

    # --- actions ----------------------------------------------------------------------------------

    @cached_property
    def gold_actions(self) -> list[Item]:
        """The annotated actions with a person in them."""
        return [a for a in self.gold["actions"] if takes_part(a)]

    @cached_property
    def found_actions(self) -> list[Item]:
        """The found actions with a person in them."""
        return [a for a in self.found["actions"] if takes_part(a)]

    @cached_property
    def actions(self) -> list[Pair]:
        """Actions whose triggers overlap."""
        return pair_up(self.gold_actions, self.found_actions, lambda g, f: overlap(g["trigger"], f["trigger"]))

    @cached_property
    def facts(self) -> list[Pair]:
        """Those with exactly the right people on both sides, the same polarity and modality."""
        return [(g, f) for g, f in self.actions if self._same_fact(g, f)]

    def _same_fact(self, gold: Item, found: Item) -> bool:
        return all(person_ids(gold[s]) == self._gold_people(found[s]) for s in _PARTICIPATIONS) and all(
            gold[key] == found[key] for key in ("polarity", "modality")
        )

    def _gold_people(self, participants: Iterable[Item] | None) -> frozenset[str]:
        return frozenset(map(self.gold_person, person_ids(participants)))

    def people_in(self, action: Item, *, is_gold: bool) -> list[tuple[str, str]]:
        """Side and person (the gold's id) of those who take part in an action."""
        ids = person_ids if is_gold else self._gold_people
        return [(side, person) for side in _PARTICIPATIONS for person in sorted(ids(action.get(side)))]

    def source_of(self, action: Item, *, is_gold: bool) -> str | None:
        """The person (the gold's id) on whose word an action stands."""
        person = (action.get("attribution") or {}).get("person_id")
        return person if is_gold or not person else self.gold_person(person)

    # --- quotations -------------------------------------------------------------------------------

    @cached_property
    def quotes(self) -> list[Pair]:
        """Quotations of the same words, the closest first: one may stand inside another."""
        closest = sorted(
            (
                (-share, i, j)
                for i, g in enumerate(self.gold["quotes"])
                for j, f in enumerate(self.found["quotes"])
                if (share := _shared_content(g, f)) >= SHARED_CONTENT
            )
        )
        pairs: dict[int, int] = {}
        for _, i, j in closest:
            if i not in pairs and j not in pairs.values():
                pairs[i] = j
        return [(self.gold["quotes"][i], self.found["quotes"][j]) for i, j in sorted(pairs.items())]

    @cached_property
    def sourced_quotes(self) -> list[Pair]:
        """Those with the same source: the same person, or overlapping words for anyone else."""
        return [(g, f) for g, f in self.quotes if self._same_source(g.get("source"), f.get("source"))]

    def _same_source(self, gold: Item | None, found: Item | None) -> bool:
        if not gold or not found:
            return not gold and not found
        if gold.get("person_id") or found.get("person_id"):
            return person_ids([gold]) == self._gold_people([found])
        return bool(overlap(gold, found))


def _shared_content(gold: Item, found: Item) -> float:
    """Characters that two quotations share, of the characters of both together."""
    shared = sum(overlap(a, b) for a in gold["content"] for b in found["content"])
    total: int = sum(s["end"] - s["start"] for s in (*gold["content"], *found["content"]))
    return shared / (total - shared)
