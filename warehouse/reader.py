"""Reading the published file: SQL that cannot write, read files or reach the network, with limits."""

import os
import re
import secrets
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import duckdb

from schemas.tables import TABLES
from warehouse.errors import QueryRefused, UnreadableWarehouse
from warehouse.files import Which, check_is_published, explain, explained, first_line
from warehouse.tables import literal

READS = (
    duckdb.StatementType.SELECT,  # DESCRIBE, SHOW, SUMMARIZE, VALUES and WITH are of this type too
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.MULTI,  # PIVOT
)

EXPLAIN = re.compile(r"\s*EXPLAIN\b\s*(ANALYZE\b|\([^)]*\))?", re.IGNORECASE)
MEMORY = "2GB"  # of one reader; as much again may be spilled to the temporary folder


def open_published(path: Path) -> duckdb.DuckDBPyConnection:
    """The published file in a DuckDB of its own, which can reach nothing else, and in which nothing can be set.

    A file that is opened twice in one process by its name is opened once by DuckDB: a new reader would see what an
    old one sees. A file that is attached is opened anew.
    """
    connection = duckdb.connect(
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": MEMORY,
            "max_temp_directory_size": MEMORY,
            "temp_directory": str(Path(tempfile.gettempdir()) / f"dateline-query-{os.getpid()}-{secrets.token_hex(4)}"),
        }
    )
    try:
        connection.execute(f"ATTACH {literal(str(path))} AS warehouse (READ_ONLY)")
        connection.execute("USE warehouse")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        said = UnreadableWarehouse(f"the published file {path} cannot be opened as a warehouse: {first_line(error)}")
        raise (explain(error, path, Which.PUBLISHED) or said) from error
    return connection


@dataclass(frozen=True)
class Result:
    """Rows of a query, with the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool = False


@dataclass(frozen=True)
class Described:
    """A table, view or macro, and its columns as (name, type, description)."""

    name: str
    kind: str
    description: str
    columns: tuple[tuple[str, str, str], ...]


def one_line(error: duckdb.Error) -> str:
    """DuckDB's first line and the names that it proposes, without the excerpt of the SQL.

    Example:
        >>> one_line(duckdb.CatalogException(chr(10).join(["No peopl!", "Did you mean people?", "LINE 1: FROM peopl"])))
        'No peopl! Did you mean people?'
    """
    said = [line.strip() for line in re.split(r"(?m)^LINE \d+:", str(error))[0].splitlines()]
    hint = next((i for i, line in enumerate(said) if line.startswith(("Did you mean", "Candidate"))), len(said))
    return " ".join(line for line in [first_line(error), *said[hint:]] if line)


class Reader:
    """A published warehouse, open read-only; use ``Reader.open`` as a context manager."""

    def __init__(self, path: Path, connection: duckdb.DuckDBPyConnection) -> None:
        self.path, self.connection = path, connection

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open a published file.

        Raises:
            UnreadableWarehouse: there is none, or it is damaged.
        """
        check_is_published(path)
        if not path.is_file():
            raise UnreadableWarehouse(f"no warehouse at {path}: load one with `dateline run SOURCE --warehouse {path}`")
        connection = open_published(path)
        try:
            yield cls(path, connection)
        finally:
            connection.close()

    def query(self, sql: str, parameters: Any = None, *, limit: int = 10_000, timeout: float = 60.0) -> Result:
        """Run one query.

        Args:
            sql: one statement.
            parameters: values of its placeholders.
            limit: most rows returned; ``is_cut`` says when there are more.
            timeout: seconds.

        Raises:
            QueryRefused: wrong or forbidden SQL, or out of time or memory.
            UnreadableWarehouse: a part of the file that the query needs is damaged.
        """
        self._check_is_one_read(sql)
        timer = threading.Timer(timeout, self.connection.interrupt)
        timer.start()
        try:
            with explained(self.path, Which.PUBLISHED, duckdb.Error):
                self.connection.execute(sql, parameters)
                names = tuple(column[0] for column in self.connection.description or ())
                rows = self.connection.fetchmany(limit + 1)
        except duckdb.InterruptException as error:
            raise QueryRefused(f"the query took longer than {timeout:g} seconds and was stopped") from error
        except duckdb.OutOfMemoryException as error:
            raise QueryRefused(f"the query needs more than {MEMORY} of memory: ask for less at a time") from error
        except duckdb.Error as error:
            raise QueryRefused(one_line(error)) from error
        finally:
            timer.cancel()
            timer.join()  # one that is about to go off must not stop the next query
        return Result(names, tuple(rows[:limit]), len(rows) > limit)

    def _check_is_one_read(self, sql: str) -> None:
        try:
            statements = self.connection.extract_statements(sql)
        except duckdb.Error as error:
            raise QueryRefused(one_line(error)) from error
        if len(statements) != 1:
            raise QueryRefused(f"give one statement at a time: here are {len(statements) or 'none'}")
        type_ = statements[0].type
        if type_ not in READS:
            raise QueryRefused(
                f"a query can only read (SELECT, FROM, WITH, DESCRIBE, SUMMARIZE): {type_.name} is refused"
            )
        if type_ == duckdb.StatementType.EXPLAIN:  # EXPLAIN ANALYZE runs what it explains
            if not (word := EXPLAIN.match(sql)):
                raise QueryRefused("EXPLAIN must be the first word, without a comment before it")
            self._check_is_one_read(sql[word.end() :])

    def describe(self) -> list[Described]:
        """Tables, views and macros with their comments, as the database holds them."""
        tables = self.query("SELECT table_name, 'table', comment FROM duckdb_tables() WHERE NOT internal").rows
        views = self.query("SELECT view_name, 'view', comment FROM duckdb_views() WHERE NOT internal").rows
        macros = self.query(
            "SELECT function_name, 'macro', comment, parameters FROM duckdb_functions() "
            "WHERE function_type = 'table_macro' AND NOT internal"
        ).rows
        column_rows = self.query(
            "SELECT table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY table_name, column_index"
        ).rows
        columns: dict[str, list[tuple[str, str, str]]] = {}
        for table, name, type_, comment in column_rows:
            columns.setdefault(table, []).append((name, type_, comment))
        order = {name: i for i, name in enumerate(TABLES)}
        found = [
            Described(name, kind, comment or "", tuple(columns.get(name, ())))
            for name, kind, comment in sorted(
                [*views, *tables], key=lambda r: (r[1] == "table", order.get(r[0], 99), r[0])
            )
            if not name.startswith("dateline_")
        ]
        return found + [
            Described(f"{n}({', '.join(p)})", k, c or "", self._columns_of_macro(n, len(p)))
            for n, k, c, p in sorted(macros)
        ]

    def _columns_of_macro(self, name: str, parameters: int) -> tuple[tuple[str, str, str], ...]:
        """What a macro gives; DuckDB keeps no comments on it."""
        given = self.query(f"DESCRIBE FROM {name}({', '.join(['NULL'] * parameters)})").rows
        return tuple((column, type_, "") for column, type_, *_ in given)
