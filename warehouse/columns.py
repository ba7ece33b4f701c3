"""Findings as columns: what a batch of documents adds to each table, before a load says when and by which run.

Processes that extract send these: columns are a few buffers, where records are hundreds of objects a document.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from schemas import Article
from warehouse.tables import arrow_schema

OF_THE_LOAD = frozenset({"run_id", "fingerprint", "recorded_at", "version", "withdrawn_at"})
"""Columns that only the load knows: what its rows have in common, and what was there before."""


@dataclass(frozen=True)
class Columns:
    """The findings of a batch of documents; ``warehouse.spread`` makes them.

    Attributes:
        tables: by name, those of ``FINDING_TABLES`` with their columns but ``OF_THE_LOAD``; none without documents.
        is_checked: whether the check queries have looked at them, and found nothing.
    """

    tables: Mapping[str, pa.Table] = field(default_factory=dict)
    is_checked: bool = False

    @property
    def ids(self) -> list[str]:
        """The documents, in their order."""
        ids: list[str] = self.tables["documents"]["document_id"].to_pylist() if self.tables else []
        return ids

    def articles(self) -> list[Article]:
        """The documents as records."""
        return [article_of(row) for row in self.tables["documents"].to_pylist()] if self.tables else []

    def only(self, ids: Collection[str]) -> "Columns":
        """Those of some documents."""
        wanted = pa.array(list(ids), pa.string())
        tables = {name: rows.filter(pc.is_in(rows["document_id"], wanted)) for name, rows in self.tables.items()}
        return replace(self, tables=tables)

    def without(self, ids: Collection[str]) -> "Columns":
        """Those of the other documents."""
        gone = set(ids)
        return self.only([id_ for id_ in self.ids if id_ not in gone]) if gone else self

    def with_hashes(self, hashes: Mapping[str, str]) -> "Columns":
        """With the content hashes of documents that are not as they came in."""
        if not hashes:
            return self
        documents = self.tables["documents"]
        own = zip(self.ids, documents["content_hash"].to_pylist(), strict=True)
        column = pa.array([hashes.get(id_, hash_) for id_, hash_ in own], pa.string())
        at = documents.schema.get_field_index("content_hash")
        documents = documents.set_column(at, documents.schema.field(at), column)
        return replace(self, tables={**self.tables, "documents": documents})


def join(parts: Sequence[Columns]) -> Columns:
    """The columns of several batches of different documents, one after the other."""
    some = [part for part in parts if part.tables]
    if len(some) < 2:
        return some[0] if some else Columns()
    tables = {name: pa.concat_tables(part.tables[name] for part in some) for name in some[0].tables}
    return Columns(tables, is_checked=all(part.is_checked for part in some))


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of a row of ``documents``."""
    known = {name: row[name] for name in Article.model_fields if name in row}
    return Article.model_validate(known | {"published": row["published_at"] or row["published"]})


@cache
def finding_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table of findings, without what only the load knows."""
    return pa.schema([column for column in arrow_schema(table) if column.name not in OF_THE_LOAD])
