"""A draft: a copy of the warehouse in which documents are extracted anew, compared before it is published."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from schemas import Article
from schemas.errors import DatelineError
from warehouse.columns import article_of
from warehouse.database import connect, statement
from warehouse.files import Which, draft_file, explained
from warehouse.tables import literal

REFRESH = '["refresh"]'
"""How the ledger names the source of a run that fills a draft."""
BATCH = 200

COMPARED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "person_names": (("name",), ("given_name", "family_name", "honorific_prefix", "honorific_suffix", "gender")),
    "person_mentions": (("start", "end"), ("text", "kind", "person_id")),
    "organizations": (("name",), ("kind",)),
    "organization_mentions": (("start", "end"), ("text", "kind")),
    "roles": (("person_id", "start", "title"), ("organization", "status", "start_date", "end_date")),
    "dates": (("start", "end"), ("text", "type", "value", "mod", "resolution")),
    "actions": (("trigger_start", "trigger_end"), ("predicate", "polarity", "modality", "earliest", "latest", "text")),
    "action_participants": (("action_id", "participation", "start", "end"), ("text", "person_id")),
    "quotes": (("start", "end"), ("type", "content", "source_text")),
}
"""By table: the columns that tell a row within its document, and those whose change is a change of the row."""


class NoDraft(DatelineError):
    """There is no draft."""


@dataclass(frozen=True)
class Sample:
    """A row that comes, goes or changes.

    Attributes:
        what: comes, goes or changes.
        was: its columns now; empty for one that comes.
        will: its columns in the draft; empty for one that goes.
    """

    what: str
    document_id: str
    was: dict[str, Any]
    will: dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """What the draft would change in one table."""

    table: str
    counts: dict[str, int] = field(default_factory=dict)
    samples: tuple[Sample, ...] = ()


def stale_articles(connection: Callable[[], duckdb.DuckDBPyConnection], fingerprint: str) -> Iterator[Article]:
    """The articles whose findings another extractor has made, as the tables hold them."""
    ids = [id_ for (id_,) in connection().execute(statement("stale"), {"fingerprint": fingerprint}).fetchall()]
    for first in range(0, len(ids), BATCH):
        cursor = connection().execute(statement("articles"), {"ids": ids[first : first + BATCH]})
        names = [column[0] for column in cursor.description or ()]
        for values in cursor.fetchall():
            yield article_of(dict(zip(names, values, strict=True)))


def content_hashes(connection: duckdb.DuckDBPyConnection, ids: Iterable[str]) -> dict[str, str]:
    """The hashes of documents as they first came in."""
    return {id_: hash_ for id_, *_, hash_ in connection.execute(statement("stamps"), {"ids": list(ids)}).fetchall()}


def draft_is_ready(path: Path, fingerprint: str) -> bool:
    """Whether there is a draft that this extractor has filled to the end.

    Args:
        path: the published file.
        fingerprint: of the present extractor.
    """
    draft = draft_file(path)
    if not draft.exists():
        return False
    with explained(draft, Which.DRAFT, duckdb.Error), connect(draft, read_only=True) as connection:
        run = connection.execute(statement("last_run")).fetchone()
    return run is not None and run[0] in ("complete", "quarantined") and run[1:] == (fingerprint, REFRESH)


def compare_draft(path: Path, *, samples: int = 3) -> list[Difference]:
    """What a draft would change, table by table, in the documents that were extracted anew.

    Rules and confidences are not compared, as they say nothing of the world.

    Args:
        path: the published file.
        samples: most rows shown of each kind.

    Raises:
        NoDraft: there is none.
    """
    draft = draft_file(path)
    if not draft.exists():
        raise NoDraft("there is no draft: `dateline refresh` makes one")
    with explained(draft, Which.DRAFT, duckdb.Error), duckdb.connect() as connection:
        for name, file in (("published", path), ("draft", draft)):
            connection.execute(f"ATTACH {literal(str(file))} AS {name} (READ_ONLY)")
        connection.execute(statement("redone"))
        return [_compare(connection, table, samples) for table in COMPARED]


def _compare(connection: duckdb.DuckDBPyConnection, table: str, samples: int) -> Difference:
    key, columns = COMPARED[table]
    names = dict.fromkeys((*key, *columns))
    sql = statement("compare").format(
        table=table,
        key=", ".join(f'"{name}"' for name in ("document_id", *key)),
        was=_struct("was", names),
        will=_struct("will", names),
    )
    rows = connection.execute(sql, {"samples": samples}).fetchall()  # one of each kind at least, for the counts
    return Difference(
        table,
        {what: total for what, *_, total in rows},
        tuple(Sample(what, id_, was or {}, will or {}) for what, id_, was, will, _ in rows) if samples else (),
    )


def _struct(side: str, names: Iterable[str]) -> str:
    return "{" + ", ".join(f"'{name}': {side}.\"{name}\"" for name in names) + "}"
