"""What somebody says about who is who: kept, applied at once, and undone without a trace in the findings."""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from schemas.identity import Verdict
from schemas.ids import stable_id
from warehouse.database import now, statement, transaction
from warehouse.errors import NoSuchPerson, WrongJudgement
from warehouse.identity import Place, settle
from warehouse.loading import insert
from warehouse.tables import arrow_table


@dataclass(frozen=True)
class Side:
    """One side of a judgement, as somebody names it.

    Attributes:
        person: name or person_id.
        document_id: the article in which that person is meant; None: in all.
    """

    person: str
    document_id: str | None = None


def judge(
    connection: duckdb.DuckDBPyConnection, verdict: Verdict, one: Side, other: Side, *, by: str, note: str | None = None
) -> tuple[str, int]:
    """Keep a judgement and apply it.

    Returns:
        Its id, and how many people in articles have become somebody else.

    Raises:
        NoSuchPerson: a side means nobody, or several.
        WrongJudgement: it says nothing, or goes against an article.
    """
    stamp = now()
    with transaction(connection):
        (place, name), (other_place, other_name) = _find(connection, one), _find(connection, other)
        if place == other_place:
            raise WrongJudgement(f"both sides are {name} in the same articles: name an article with --in or --other-in")
        if verdict is Verdict.SAME:
            _check_are_apart(connection, place, other_place)
        id_ = stable_id("judgement", verdict, *place, *other_place, stamp)
        row = {
            "judgement_id": id_,
            "verdict": verdict,
            "person_id": place.person_id,
            "document_id": place.document_id,
            "name": name,
            "other_person_id": other_place.person_id,
            "other_document_id": other_place.document_id,
            "other_name": other_name,
            "judged_by": by,
            "judged_at": stamp,
            "note": note,
        }
        insert(connection, "identity_judgements", arrow_table("identity_judgements", [row]))
        return id_, settle(connection, ids=(place.person_id, other_place.person_id))


def undo(connection: duckdb.DuckDBPyConnection, judgement_id: str) -> int:
    """Take a judgement back; returns how many people in articles have become somebody else.

    Raises:
        WrongJudgement: there is none of that id in force.
    """
    with transaction(connection):
        sides = connection.execute(statement("undo_judgement"), {"id": judgement_id, "now": now()}).fetchone()
        if sides is None:
            raise WrongJudgement(f"no judgement {judgement_id} is in force: see `dateline judgements`")
        return settle(connection, ids=sides)


def _find(connection: duckdb.DuckDBPyConnection, side: Side) -> tuple[Place, str]:
    """Where a side points, by the rules, and the name there."""
    given = {"person": side.person, "document_id": side.document_id}
    rows = connection.execute(statement("person_meant"), given).fetchall()
    where = f" in {side.document_id}" if side.document_id else ""
    if not rows:
        raise NoSuchPerson(f"nobody is called {side.person!r}{where}: give a name or a person_id as `people` has them")
    if len({person_id for person_id, *_ in rows}) > 1:
        raise NoSuchPerson(f"{side.person!r}{where} may be {_choices(rows)}: give one of these ids")
    whole = [(found, name) for person_id, found, name, _ in rows if side.document_id or found == person_id]
    if not whole:  # somebody who was parted from a namesake: the rules know them by their article alone
        _, found, name, document_id = rows[0]
        return Place(found, document_id), name
    found, name = whole[0]
    return Place(found, side.document_id), name


def _choices(rows: Sequence[tuple[str, str, str, str]]) -> str:
    people = {person_id: f"{person_id} ({name} in {document})" for person_id, _, name, document in rows}
    shown = list(people.values())[:5]
    return ", ".join(shown) + (f" or {len(people) - 5} more" if len(people) > 5 else "")


def _check_are_apart(connection: duckdb.DuckDBPyConnection, one: Place, other: Place) -> None:
    sides = {"one": one.person_id, "other": other.person_id}
    documents = [one.document_id, other.document_id]
    together = connection.execute(statement("articles_of_both"), sides).fetchall()
    for (document,) in together:
        if all(d in (None, document) for d in documents):
            raise WrongJudgement(f"{document} names them as two people, and two people of one article stay two")
