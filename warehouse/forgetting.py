"""Erasure: a document or a person goes from every table, and does not come back with the next run.

What was forgotten is recognised by keyed hashes: of a document's id and text, and of a person's name. The key is
drawn for each warehouse and lies in it, so a hash tells nothing to who does not have the file; who has it, and guesses
a name, can confirm the guess.
"""

import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from schemas import Extraction
from schemas.errors import DatelineError
from schemas.identity import ErasureKind
from schemas.ids import stable_id
from schemas.tables import PERSON_TABLES, TABLES
from warehouse import loading
from warehouse.columns import Columns, join
from warehouse.database import now, registered, statement, transaction
from warehouse.extractions import read_extractions, to_extractions
from warehouse.identity import retell
from warehouse.keys import name_key
from warehouse.loading import Stamp, insert
from warehouse.reader import Reader
from warehouse.redaction import redact, spells
from warehouse.rows import spread
from warehouse.tables import arrow_table

OF_DOCUMENTS = tuple(
    table
    for table, model in TABLES.items()
    if "document_id" in model.model_fields and table != "identity_judgements"  # which may name none
)
"""Tables that have rows of single documents."""


class UnknownDocument(DatelineError):
    """An id or a name that the warehouse does not have."""


@dataclass(frozen=True)
class Forgotten:
    """What must not come back.

    Attributes:
        key: of this warehouse's hashes, in hexadecimal digits; empty when nothing was forgotten yet.
        digests: the hashes.
    """

    key: str = ""
    digests: frozenset[str] = frozenset()

    @classmethod
    def read(cls, connection: duckdb.DuckDBPyConnection) -> "Forgotten":
        """What a warehouse has forgotten."""
        rows = connection.execute(statement("forgotten")).fetchall()
        return cls(rows[0][0], frozenset(digest for _, digest in rows)) if rows else cls()

    def digest(self, kind: str, value: str) -> str:
        """The hash of an id, a text or a name."""
        content = f"{kind}\0{value}".encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, key=bytes.fromhex(self.key), digest_size=16).hexdigest()

    def has_document(self, document_id: str, text: str | None = None) -> bool:
        """Whether a document was forgotten, under this id or with this text."""
        if not self.digests:
            return False
        is_known = self.digest("document", document_id) in self.digests
        return is_known or (text is not None and self.digest("text", text) in self.digests)

    def has_person(self, document_id: str, name: str, family_name: str | None) -> bool:
        """Whether somebody whom an article names was forgotten."""
        return self.digest("person", _person_key(document_id, name, family_name)) in self.digests

    def apply(self, batch: Columns) -> Columns:
        """What may be loaded of a batch: forgotten documents left out, forgotten people blacked out.

        A document that is changed keeps the content hash that it came in with, so that the next run finds it unchanged.
        """
        if not self.digests or not batch.tables:
            return batch
        documents = batch.tables["documents"].select(["document_id", "text", "content_hash"]).to_pylist()
        batch = batch.without(
            [row["document_id"] for row in documents if self.has_document(row["document_id"], row["text"])]
        )
        names = batch.tables["person_names"].select(["document_id", "name", "family_name"]).to_pylist()
        touched = {row["document_id"] for row in names if self.has_person(**row)}
        if not touched:
            return batch
        hashes = {row["document_id"]: row["content_hash"] for row in documents if row["document_id"] in touched}
        blacked_out = map(self._without_people, to_extractions(batch.only(touched)))
        return join([batch.without(touched), spread(blacked_out).with_hashes(hashes)])

    def _without_people(self, found: Extraction) -> Extraction:
        id_ = found.document.document_id
        return redact(found, [p for p in found.people if self.has_person(id_, p.name, p.family_name)])


def _person_key(document_id: str, name: str, family_name: str | None) -> str:
    """A full name is forgotten in all articles, a single name in its own."""
    return name_key(name, family_name) or f"{document_id}\0{name.casefold()}"


def mark_withdrawn(connection: duckdb.DuckDBPyConnection, ids: Sequence[str], *, undo: bool = False) -> int:
    """Withdraw documents, or take that back; returns how many.

    Raises:
        UnknownDocument: an id is not there.
    """
    _check_known(connection, ids)
    sql = statement("undo_withdrawal" if undo else "withdraw")
    return len(connection.execute(sql, {"ids": list(ids)} | ({} if undo else {"now": now()})).fetchall())


def forget_documents(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """Remove documents from every table, and remember their hashes; returns the number of rows.

    Raises:
        UnknownDocument: an id is not there.
    """
    _check_known(connection, ids)
    forgotten = Forgotten.read(connection)
    forgotten = forgotten if forgotten.key else Forgotten(secrets.token_hex(32))
    texts = connection.execute(statement("texts"), {"ids": list(ids)}).fetchall()
    digests = [forgotten.digest("document", id_) for id_ in ids]
    digests += [forgotten.digest("text", text) for (text,) in texts]
    with transaction(connection):
        rows = _remove_documents(connection, ids)
        _record(connection, ErasureKind.DOCUMENT, forgotten.key, digests, documents=len(set(ids)), rows=rows)
    return rows


def find_person(connection: duckdb.DuckDBPyConnection, person: str) -> list[tuple[str, str]]:
    """Person and document ids of whoever bears a name or an id; namesakes included, as a name is what is forgotten.

    Raises:
        UnknownDocument: nobody does.
    """
    rows = connection.execute(statement("find_person"), {"person": person}).fetchall()
    if not rows:
        raise UnknownDocument(f"no person {person!r} is in the warehouse, by name or by id")
    return rows


def forget_person(connection: duckdb.DuckDBPyConnection, bench: duckdb.DuckDBPyConnection, person: str) -> int:
    """Take a person out of every article, and remember the hash of the name; returns the number of articles.

    An article whose id spells the name is forgotten whole.

    Raises:
        UnknownDocument: nobody bears that name or id.
    """
    who = find_person(connection, person)
    person_ids, documents = {id_ for id_, _ in who}, sorted({document_id for _, document_id in who})
    forgotten = Forgotten.read(connection)
    forgotten = forgotten if forgotten.key else Forgotten(secrets.token_hex(32))
    names: set[str] = set()
    digests: set[str] = set()
    changed: list[tuple[Columns, Stamp]] = []
    stamps = connection.execute(statement("stamps"), {"ids": documents}).fetchall()
    stamp_of = {id_: (Stamp(run_id, fingerprint, now()), hash_) for id_, run_id, fingerprint, hash_ in stamps}
    for found in read_extractions(Reader(Path(), connection), documents):
        id_, people = found.document.document_id, [p for p in found.people if p.person_id in person_ids]
        names |= {p.name for p in people}
        digests |= {forgotten.digest("person", _person_key(id_, p.name, p.family_name)) for p in people}
        stamp, hash_ = stamp_of[id_]
        changed.append((spread([redact(found, people)]).with_hashes({id_: hash_}), stamp))
    rows = sum(_count_rows(connection, table, person_ids) for table in PERSON_TABLES)
    whole = [id_ for id_ in documents if any(spells(id_, name) for name in names)]
    with transaction(connection):  # one for all, so that no reader ever sees a person half forgotten
        for columns, stamp in changed:
            loading.load(connection, bench, columns.without(whole), stamp)
        rows += _remove_documents(connection, whole)
        rows += _remove_mentions(connection, names)
        digests |= {forgotten.digest("document", id_) for id_ in whole}
        _record(connection, ErasureKind.PERSON, forgotten.key, digests, documents=len(documents), rows=rows)
    return len(documents)


def _check_known(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> None:
    known = {id_ for (id_,) in connection.execute(statement("known_anywhere"), {"ids": list(ids)}).fetchall()}
    if missing := sorted(set(ids) - known):
        raise UnknownDocument(f"no document {', '.join(map(repr, missing))} is in the warehouse")


def _count_rows(connection: duckdb.DuckDBPyConnection, table: str, person_ids: Iterable[str]) -> int:
    sql = f'SELECT count(*) FROM "{table}" WHERE person_id IN (SELECT unnest($ids))'  # noqa: S608
    ((count,),) = connection.execute(sql, {"ids": list(person_ids)}).fetchall()
    return int(count)


def _remove_documents(connection: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> int:
    """All rows of documents, and of the people, posts, judgements and sources that were theirs alone."""
    count = 0
    sources = [s for (s,) in connection.execute(statement("own_sources"), {"ids": list(ids)}).fetchall()]
    with registered(connection, batch=pa.table({"document_id": list(ids)})):
        people = [id_ for (id_,) in connection.execute(statement("people_of_batch")).fetchall()]
    for table in OF_DOCUMENTS:
        sql = f'DELETE FROM "{table}" WHERE document_id IN (SELECT unnest($ids))'  # noqa: S608
        ((deleted,),) = connection.execute(sql, {"ids": list(ids)}).fetchall()
        count += deleted
    retell(connection, people)
    connection.execute(statement("remove_posts"))
    connection.execute(statement("forget_judgements"))
    connection.execute(statement("forget_corrections"))
    connection.execute(statement("forget_health"), {"sources": sources})
    for run_id, given in connection.execute(statement("run_sources")).fetchall():
        kept = [source for source in json.loads(given) if source not in sources]
        if len(kept) < len(json.loads(given)):
            connection.execute(statement("set_run_sources"), {"run_id": run_id, "sources": json.dumps(kept)})
    return count


def _remove_mentions(connection: duckdb.DuckDBPyConnection, names: Iterable[str]) -> int:
    """What was set aside and names a person, and judgements about whoever is gone."""
    pattern = "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names)) or r"\b\B"
    removed = connection.execute(statement("forget_quarantine"), {"pattern": f"(?i){pattern}"}).fetchall()
    connection.execute(statement("forget_said"), {"pattern": f"(?i){pattern}"})
    connection.execute(statement("forget_judgements"))
    connection.execute(statement("forget_corrections"))
    return len(removed)


def _record(
    connection: duckdb.DuckDBPyConnection, kind: ErasureKind, key: str, digests: Iterable[str], **counts: int
) -> None:
    """That it was done, and the hashes by which it is known again."""
    at = now()
    erasure: dict[str, Any] = {"erasure_id": stable_id("erasure", secrets.token_hex(8)), "kind": kind, "erased_at": at}
    insert(connection, "erasures", arrow_table("erasures", [erasure | counts]))
    rows = [{"erasure_id": erasure["erasure_id"], "key": key, "digest": digest} for digest in sorted(digests)]
    insert(connection, "forgotten", arrow_table("forgotten", rows))
