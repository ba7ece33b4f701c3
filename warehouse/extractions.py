"""Back from rows to records: the extractions of loaded documents, in the published contract."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from schemas import (
    Action,
    DateExpression,
    Extraction,
    Mention,
    Organization,
    Participant,
    Person,
    Quote,
    Record,
    Role,
    Span,
)
from schemas.tables import FINDING_TABLES
from warehouse.columns import Columns, article_of
from warehouse.reader import Reader

BATCH = 500
"""Documents read at once: each batch passes over every table once."""

Row = dict[str, Any]
Kind = TypeVar("Kind", bound=Record)


def read_extractions(reader: Reader, document_ids: Iterable[str] | None = None) -> Iterator[Extraction]:
    """What was found in documents, as the extractors gave it; memory holds one batch of them.

    People bear the ids of the warehouse, which are the same across documents.

    Args:
        reader: the open warehouse.
        document_ids: which documents, in the order wanted; all of them by default.

    Yields:
        One extraction a document; an id that is not loaded gives none.
    """
    wanted = iter(_all_ids(reader) if document_ids is None else document_ids)
    while batch := list(islice(wanted, BATCH)):
        tables = {table: _by_document(reader, table, batch) for table in FINDING_TABLES}
        for document_id in batch:
            if document_id in tables["documents"]:
                yield _extraction({table: rows.get(document_id, []) for table, rows in tables.items()})


def to_extractions(columns: Columns) -> Iterator[Extraction]:
    """Columns that are not loaded yet as records; people bear the ids of the warehouse."""
    tables = {name: _group(rows.to_pylist(), "document_id") for name, rows in columns.tables.items()}
    for document_id in columns.ids:
        yield _extraction({name: rows[document_id] for name, rows in tables.items()})


def _all_ids(reader: Reader) -> list[str]:
    return [id_ for (id_,) in reader.connection.execute("SELECT document_id FROM documents ORDER BY rowid").fetchall()]


def _by_document(reader: Reader, table: str, document_ids: Sequence[str]) -> dict[str, list[Row]]:
    """Rows of some documents, in the order in which they were loaded."""
    sql = f'FROM "{table}" WHERE document_id IN (SELECT unnest($ids)) ORDER BY rowid'
    cursor = reader.connection.execute(sql, {"ids": list(document_ids)})
    names = [column[0] for column in cursor.description or ()]
    found: dict[str, list[Row]] = defaultdict(list)
    for values in cursor.fetchall():
        row = dict(zip(names, values, strict=True))
        found[row["document_id"]].append(row)
    return found


def _extraction(rows: Mapping[str, list[Row]]) -> Extraction:
    """One document's records from its rows."""
    (document,) = rows["documents"]
    people, organizations = (
        _group(rows["person_mentions"], "person_id"),
        _group(rows["organization_mentions"], "organization_id"),
    )
    participants, parts = _group(rows["action_participants"], "action_id"), _group(rows["quote_parts"], "quote_id")
    return Extraction(
        document=article_of(document),
        people=tuple(
            _record(Person, row, mentions=_records(Mention, people[row["person_id"]])) for row in rows["person_names"]
        ),
        organizations=tuple(
            _record(Organization, row, mentions=_records(Mention, organizations[row["organization_id"]]))
            for row in rows["organizations"]
        ),
        roles=_records(Role, rows["roles"]),
        dates=_records(DateExpression, rows["dates"]),
        actions=tuple(_action(row, participants[row["action_id"]]) for row in rows["actions"]),
        quotes=tuple(_quote(row, parts[row["quote_id"]]) for row in rows["quotes"]),
    )


def _action(row: Row, participants: Sequence[Row]) -> Action:
    by_part = _group(sorted(participants, key=lambda p: int(p["ordinal"])), "participation")
    trigger = Span(start=row["trigger_start"], end=row["trigger_end"], text=row["trigger_text"])
    return _record(
        Action,
        row,
        trigger=trigger,
        actors=_records(Participant, by_part["actor"]),
        recipients=_records(Participant, by_part["recipient"]),
        attribution=next(iter(_records(Participant, by_part["attribution"])), None),
    )


def _quote(row: Row, pieces: Sequence[Row]) -> Quote:
    by_part = _group(sorted(pieces, key=lambda p: int(p["ordinal"])), "part")
    source = [piece | {key: row[key] for key in ("person_id", "organization_id")} for piece in by_part["source"]]
    return _record(
        Quote,
        row,
        content=_records(Span, by_part["content"]),
        cue=next(iter(_records(Span, by_part["cue"])), None),
        source=next(iter(_records(Participant, source)), None),
    )


def _group(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def _record(kind: type[Kind], row: Mapping[str, Any], **values: Any) -> Kind:
    """A record from the columns that bear its fields' names, and from values that rows hold otherwise."""
    return kind.model_validate({name: row[name] for name in kind.model_fields if name in row} | values)


def _records(kind: type[Kind], rows: Iterable[Row]) -> tuple[Kind, ...]:
    return tuple(_record(kind, row) for row in rows)
