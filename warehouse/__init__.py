"""The warehouse: DuckDB tables, views and macros; columnar loads; publication.

Two files. The writer works on ``NAME.work.duckdb``, under a lock; ``publish`` puts a finished copy in
place of ``NAME.duckdb`` by one atomic rename. Readers open the published file read-only: they never
wait, never see half a load, and keep the version that they opened.

>>> from warehouse import Reader, Writer

- ``Writer.open(path)``: context manager; migrates; ``known()``, ``load(extractions)``,
  ``quarantine(rejects)``, ``start_run``, ``finish_run``, ``publish()``.
- ``spread(extractions)``: findings as ``Columns``, which load as well, and travel lightly between processes.
- ``Reader.open(path)``: ``query(sql)`` (no writes, no files, no network, with limits), ``describe()``.
- ``ask(reader, name, **values)``: the queries behind the pages; ``cookbook()``: queries to start from;
  ``examples()``: one a view.
- ``read_extractions(reader, document_ids)``: loaded documents as records again.
"""

from warehouse.columns import Columns, join
from warehouse.drafts import Difference, NoDraft, compare_draft, draft_is_ready
from warehouse.errors import NewerWarehouse, QueryRefused, UnreadableWarehouse, UnwritableWarehouse, WarehouseLocked
from warehouse.extractions import read_extractions
from warehouse.forgetting import UnknownDocument
from warehouse.judgements import Side
from warehouse.loading import LoadResult
from warehouse.named import ask, cookbook, examples
from warehouse.reader import Reader, Result
from warehouse.rows import spread
from warehouse.writer import Writer

__all__ = [
    "Columns",
    "Difference",
    "LoadResult",
    "NewerWarehouse",
    "NoDraft",
    "QueryRefused",
    "Reader",
    "Result",
    "Side",
    "UnknownDocument",
    "UnreadableWarehouse",
    "UnwritableWarehouse",
    "WarehouseLocked",
    "Writer",
    "ask",
    "compare_draft",
    "cookbook",
    "draft_is_ready",
    "examples",
    "join",
    "read_extractions",
    "spread",
]
