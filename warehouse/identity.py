"""Who is who across articles: one full name is one person, unless gender or life speak against it, or somebody does.

Three steps, each on all bearers of a name at once, so that the order of loading does not matter:

1. The bearers of a name fall into individuals that nothing speaks against (``individuals``).
2. Judgements join and part individuals (``judged``).
3. What has changed is written wherever a row points at a person (``settle``).

A load takes these steps only for the names of its batch that have something against them or a judgement.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import duckdb
import pyarrow as pa

from schemas.identity import IdentityBasis, Verdict
from schemas.ids import stable_id
from schemas.tables import PERSON_TABLES
from warehouse.database import registered, statement
from warehouse.keys import person_id

LONGEST_LIFE = 90
"""Years between the first and the last act of one person."""
CLEAR_MAJORITY = 10
"""A bearer about whom nothing is known is the best known one when that one has so many times more articles."""


class Evidence(NamedTuple):
    """What articles say of a person that another of the name may contradict."""

    gender: str | None = None
    first_year: int | None = None
    last_year: int | None = None
    death_year: int | None = None

    def __or__(self, other: "Evidence") -> "Evidence":
        """Both together, when they do not contradict each other."""
        return Evidence(
            self.gender or other.gender,
            min((y for y in (self.first_year, other.first_year) if y is not None), default=None),
            max((y for y in (self.last_year, other.last_year) if y is not None), default=None),
            self.death_year or other.death_year,
        )

    def contradicts(self, other: "Evidence") -> bool:
        """Whether the two cannot be one: another gender, an act after the death, or acts too far apart.

        Example:
            >>> Evidence("male").contradicts(Evidence("female")), Evidence("male").contradicts(Evidence())
            (True, False)
            >>> Evidence(death_year=1998).contradicts(Evidence(first_year=2003, last_year=2004))
            True
        """
        if self.gender and other.gender and self.gender != other.gender:
            return True
        first, last = (self | other)[1:3]
        if first is not None and last is not None and last - first > LONGEST_LIFE:
            return True
        deaths = [year for year in (self.death_year, other.death_year) if year is not None]
        return bool(deaths) and last is not None and last > min(deaths)


class Bearer(NamedTuple):
    """A person as an article names them: a row of ``person_names``."""

    document_id: str
    person_id: str
    found_person_id: str
    basis: str
    name_key: str | None
    evidence: Evidence


class Place(NamedTuple):
    """Where a judgement points: an individual by the rules, in one article or in all."""

    person_id: str
    document_id: str | None


class Judgement(NamedTuple):
    """A verdict on two sides."""

    verdict: str
    one: Place
    other: Place


class Individual(NamedTuple):
    """Whom a bearer is taken for, and why."""

    person_id: str
    basis: str


def individuals(key: str, bearers: Iterable[Bearer]) -> dict[str, Individual]:
    """The individuals among the bearers of a full name, by document.

    Articles with more evidence come first; each joins the individual whom it does not contradict. The one
    with the most articles keeps the id of the name. An article that fits several joins that one when it is
    by far the best known, and stays on its own otherwise.
    """
    known = sorted(bearers, key=lambda b: (b.evidence.gender is None, b.evidence.death_year is None, b.document_id))
    groups: list[tuple[Evidence, list[str]]] = []
    open_: list[str] = []
    for bearer in known:
        fits = [i for i, (evidence, _) in enumerate(groups) if not evidence.contradicts(bearer.evidence)]
        if not fits:
            groups.append((bearer.evidence, [bearer.document_id]))
        elif len(fits) == 1:
            evidence, documents = groups[fits[0]]
            groups[fits[0]] = (evidence | bearer.evidence, [*documents, bearer.document_id])
        else:
            open_.append(bearer.document_id)
    groups.sort(key=lambda group: (-len(group[1]), group[1][0]))
    found: dict[str, Individual] = {}
    for number, (_, documents) in enumerate(groups):
        id_ = person_id(key) if number == 0 else stable_id("person", key, documents[0])
        basis = IdentityBasis.CONTRADICTION if number else IdentityBasis.FULL_NAME
        found |= dict.fromkeys(documents, Individual(id_, basis))
    is_clear = len(groups) == 1 or len(groups[0][1]) >= CLEAR_MAJORITY * sum(len(d) for _, d in groups[1:])
    for document in open_:
        alone = Individual(stable_id("person", document, key), IdentityBasis.ONE_DOCUMENT)
        found[document] = Individual(person_id(key), IdentityBasis.FULL_NAME) if is_clear else alone
    return found


def judged(places: Iterable[Place], judgements: Sequence[Judgement]) -> dict[Place, str]:
    """The person at each place when all judgements are taken together.

    Args:
        places: each individual by the rules in each article.
        judgements: in the order in which they were given; ``not_same`` stands against any ``same``.
    """
    named = {side for j in judgements for side in (j.one, j.other)}
    apart = [(j.one, j.other) for j in judgements if j.verdict == Verdict.NOT_SAME]
    groups: dict[Place, set[Place]] = {place: {place} for place in named}

    def join(one: Place, other: Place) -> None:
        both = groups.setdefault(one, {one}) | groups.setdefault(other, {other})
        if not any(a in both and b in both for a, b in apart):
            groups.update(dict.fromkeys(both, both))

    for judgement in judgements:
        if judgement.verdict == Verdict.SAME:
            join(judgement.one, judgement.other)
    for place in sorted(named, key=str):
        join(place, Place(place.person_id, None))
    first = [side for j in judgements if j.verdict == Verdict.SAME for side in (j.one, j.other)]
    found: dict[Place, str] = {}
    for place in places:
        whole = Place(place.person_id, None)
        group = groups.get(place) or groups.get(whole) or {whole}
        found[place] = _id_of(group, first)
    return found


def _id_of(group: set[Place], first: Sequence[Place]) -> str:
    """The id of people who are one: of the side that was named first; of a part of a name, one of its own."""
    wholes = [place for place in first if place in group and place.document_id is None]
    wholes += sorted((place for place in group if place.document_id is None), key=str)
    if wholes:
        return wholes[0].person_id
    part = min(group, key=str)
    return stable_id("person", part.person_id, part.document_id)


def contested_names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Keys of the names in the relation ``names`` that have something against them, or a judgement."""
    sql = statement("contested_names")
    return [key for (key,) in connection.execute(sql, {"longest_life": LONGEST_LIFE}).fetchall()]


def settle(connection: duckdb.DuckDBPyConnection, keys: Iterable[str] = (), ids: Iterable[str] = ()) -> int:
    """Decide anew who the bearers of some names are, and write what changes; within a transaction.

    Args:
        connection: the warehouse.
        keys: keys of names whose bearers are compared anew.
        ids: individuals by the rules about whom there are new judgements.

    Returns:
        How many people in articles have become somebody else.
    """
    keys = list(keys)
    judgements = _judgements(connection)
    bearers = _bearers(connection, keys=keys)
    by_rule = _by_rule(keys, bearers)
    linked = _linked({*ids, *(one.person_id for one in by_rule.values())}, judgements)
    bearers += [b for b in _bearers(connection, ids=linked) if b.name_key not in set(keys)]
    after = _people_after(bearers, by_rule, [j for j in judgements if j.one.person_id in linked])
    changed = [(b, *after[b]) for b in bearers if after[b] != (b.found_person_id, b.person_id, b.basis)]
    if changed:
        _write(connection, changed)
    return sum(b.person_id != id_ for b, _, id_, _ in changed)


def _by_rule(keys: Iterable[str], bearers: Iterable[Bearer]) -> dict[tuple[str, str], Individual]:
    """Individuals by name and document."""
    of: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        of[bearer.name_key or ""].append(bearer)
    return {(key, document): one for key in keys for document, one in individuals(key, of[key]).items()}


def _people_after(
    bearers: Sequence[Bearer], by_rule: Mapping[tuple[str, str], Individual], judgements: Sequence[Judgement]
) -> dict[Bearer, tuple[str, str, str]]:
    """Individual by the rules, person, and ground of each bearer; two people of one article stay two."""
    rule = {b: by_rule.get((b.name_key or "", b.document_id), _as_found(b)) for b in bearers}
    place = {b: Place(one.person_id, b.document_id) for b, one in rule.items()}
    person = judged(place.values(), judgements)
    after: dict[Bearer, tuple[str, str, str]] = {}
    taken: set[tuple[str, str]] = set()
    for bearer in sorted(bearers, key=lambda b: (rule[b].person_id != person[place[b]], b)):  # whom nothing moves first
        found, basis = rule[bearer]
        id_ = person[place[bearer]]
        if (bearer.document_id, id_) in taken:
            id_ = found
        taken.add((bearer.document_id, id_))
        after[bearer] = (found, id_, IdentityBasis.JUDGEMENT if id_ != found else basis)
    return after


def _as_found(bearer: Bearer) -> Individual:
    """What the rules said of a bearer when its name was last compared."""
    key, id_ = bearer.name_key, bearer.found_person_id
    if key is None or id_ == stable_id("person", bearer.document_id, key):
        return Individual(id_, IdentityBasis.ONE_DOCUMENT)
    return Individual(id_, IdentityBasis.FULL_NAME if id_ == person_id(key) else IdentityBasis.CONTRADICTION)


def _linked(ids: set[str], judgements: Iterable[Judgement]) -> set[str]:
    """The individuals that judgements tie to some, those included."""
    ties: dict[str, set[str]] = defaultdict(set)
    for judgement in judgements:
        ties[judgement.one.person_id].add(judgement.other.person_id)
        ties[judgement.other.person_id].add(judgement.one.person_id)
    found, fresh = set(ids), list(ids)
    while fresh:
        more = ties[fresh.pop()] - found
        found |= more
        fresh += more
    return found


def _judgements(connection: duckdb.DuckDBPyConnection) -> list[Judgement]:
    rows = connection.execute(statement("judgements_in_force")).fetchall()
    return [Judgement(verdict, Place(a, in_a), Place(b, in_b)) for verdict, a, in_a, b, in_b in rows]


def _bearers(
    connection: duckdb.DuckDBPyConnection, *, keys: Iterable[str] = (), ids: Iterable[str] = ()
) -> list[Bearer]:
    wanted = {"keys": list(keys), "ids": list(ids)}
    if not any(wanted.values()):
        return []
    rows = connection.execute(statement("bearers"), wanted).fetchall()
    return [Bearer(a, b, c, d, e, Evidence(*evidence)) for a, b, c, d, e, *evidence in rows]


def _write(connection: duckdb.DuckDBPyConnection, changed: Sequence[tuple[Bearer, str, str, str]]) -> None:
    """New ids wherever a row points at one of these people, and the rows of those people."""
    names = ("document_id", "old_person_id", "found_person_id", "person_id", "basis")
    rows = [(b.document_id, b.person_id, found, id_, basis) for b, found, id_, basis in changed]
    changes = pa.table([pa.array(column, pa.string()) for column in zip(*rows, strict=True)], names=names)
    with registered(connection, changes=changes):
        for table in PERSON_TABLES:
            if table != "person_names":
                connection.execute(statement("move_person").format(table=table))
        connection.execute(statement("move_name"))
    retell(connection, {id_ for _, old, _, id_, _ in rows for id_ in (old, id_)})


def retell(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> None:
    """Make the rows of some people anew from what the articles say; of one whom none names, none is left."""
    with registered(connection, touched=pa.table({"person_id": pa.array(sorted(ids), pa.string())})):
        connection.execute(statement("remove_touched_people"))
        connection.execute(statement("retell_people"))
