"""What somebody says is wrong in an article: kept beside the findings, and left out of the views until it is undone."""

from collections.abc import Iterable

import duckdb

from schemas.identity import FindingKind
from schemas.ids import stable_id
from warehouse.database import now, statement, transaction
from warehouse.errors import WrongJudgement
from warehouse.loading import insert
from warehouse.tables import arrow_table

PREFIX = "correction"
"""Of the ids, which tells them from judgements on who is who."""

PLACES = {
    FindingKind.ORGANIZATION: ("organizations", "organization_id"),
    FindingKind.ROLE: ("roles", "role_id"),
    FindingKind.DATE: ("dates", "date_id"),
    FindingKind.ACTION: ("actions", "action_id"),
    FindingKind.QUOTE: ("quotes", "quote_id"),
}
"""Table and column of what is judged."""


def correct(
    connection: duckdb.DuckDBPyConnection,
    kind: FindingKind,
    finding_id: str,
    *,
    document_id: str | None,
    by: str,
    note: str | None = None,
) -> list[str]:
    """Keep that a finding is wrong, or that a person is none.

    Args:
        connection: the warehouse.
        kind: what is wrong.
        finding_id: its id; of a person, the person_id.
        document_id: its article; None for a person in all articles.
        by: who says so.
        note: why.

    Returns:
        Ids of the judgements, by which they are undone; more than one for a person whom a judgement has joined.

    Raises:
        WrongJudgement: there is no such finding.
    """
    stamp = now()
    with transaction(connection):
        rows = [
            {
                "judgement_id": stable_id(PREFIX, kind, document_id, found, stamp),
                "kind": kind,
                "document_id": document_id,
                "finding_id": found,
                "judged_by": by,
                "judged_at": stamp,
                "note": note,
            }
            for found in _find(connection, kind, finding_id, document_id)
        ]
        if not rows:
            raise WrongJudgement(f"{document_id or 'the warehouse'} has no {kind} {finding_id}")
        insert(connection, "finding_judgements", arrow_table("finding_judgements", rows))
    return [str(row["judgement_id"]) for row in rows]


def undo_correction(connection: duckdb.DuckDBPyConnection, judgement_id: str) -> None:
    """Take it back.

    Raises:
        WrongJudgement: there is none of that id in force.
    """
    if not connection.execute(statement("undo_correction"), {"id": judgement_id, "now": now()}).fetchall():
        raise WrongJudgement(f"no correction {judgement_id} is in force: see the table finding_judgements")


def _find(
    connection: duckdb.DuckDBPyConnection, kind: FindingKind, finding_id: str, document_id: str | None
) -> Iterable[str]:
    """Ids under which the finding is kept."""
    given = {"finding_id": finding_id, "document_id": document_id}
    if kind is FindingKind.PERSON:
        sql = statement("wrong_person")
    else:
        table, column = PLACES[kind]
        sql = f'SELECT "{column}" FROM "{table}" WHERE "{column}" = $finding_id AND document_id = $document_id'  # noqa: S608
    return [found for (found,) in connection.execute(sql, given).fetchall()]
