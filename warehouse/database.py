"""Opening DuckDB files: migrations once each, views and macros anew whenever they or the tables have changed."""

import datetime as dt
import hashlib
import os
import shutil
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from inspect import signature
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from duckdb.func import FunctionNullHandling

from warehouse.errors import NewerWarehouse, UnreadableWarehouse
from warehouse.files import Which, explain, first_line, log_file, unfinished
from warehouse.keys import name_key, post_id, story_id
from warehouse.tables import literal

MIGRATIONS = "dateline_migrations"
CHECKPOINT_AFTER = "512MB"
"""Size of the log at which DuckDB moves it into the working file: each time, it packs much of the last rows anew, so
that a smaller log makes loading slower. A log of this size takes three seconds to read after a crash.
"""


@cache
def sql_files(folder: str) -> tuple[tuple[str, str], ...]:
    """Name and text of the SQL files of a folder of this package, in order."""
    found = [f for f in files("warehouse").joinpath(folder).iterdir() if f.name.endswith(".sql")]
    return tuple((f.name, f.read_text(encoding="utf-8")) for f in sorted(found, key=lambda f: f.name))


def statement(name: str) -> str:
    """The text of one of the statements that loads are made of."""
    return dict(sql_files("statements"))[f"{name}.sql"]


def now() -> dt.datetime:
    """The present in UTC, without zone, as the tables hold it."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a file: the published one read-only, the working one for writing.

    Raises:
        UnreadableWarehouse: it is damaged, or no DuckDB file, or cannot be opened.
        UnwritableWarehouse: the disk is full, or the folder may not be written.
    """
    which = Which.PUBLISHED if read_only else Which.WORKING
    try:
        return duckdb.connect(str(path), read_only=read_only, config={"checkpoint_threshold": CHECKPOINT_AFTER})
    except duckdb.Error as error:
        said = UnreadableWarehouse(f"the {which} {path} cannot be opened as a warehouse: {first_line(error)}")
        raise (explain(error, path, which) or said) from error


@contextmanager
def transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All that is done within, or nothing of it."""
    connection.begin()
    try:
        yield
    except BaseException:
        with suppress(duckdb.Error):  # a fatal error has ended it, and is the one to be seen
            connection.rollback()
        raise
    connection.commit()


@contextmanager
def registered(connection: duckdb.DuckDBPyConnection, **tables: pa.Table) -> Iterator[None]:
    """Arrow tables under a name in SQL, for as long as the block runs."""
    for name, table in tables.items():
        connection.register(name, table)
    try:
        yield
    finally:
        for name in tables:
            with suppress(duckdb.Error):  # a transaction that failed takes no more, and is the error to be seen
                connection.unregister(name)


def replace_file(source: Path, target: Path) -> None:
    """Put a copy of one file in place of another, whole or not at all, even when the machine stops."""
    fresh = unfinished(target)
    try:
        shutil.copyfile(source, fresh)
        with fresh.open("r+b") as file:
            os.fsync(file.fileno())
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
    if os.name == "posix":  # elsewhere a folder cannot be opened
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def rewrite(path: Path) -> None:
    """Write a file anew with the rows that it has now: those that were deleted leave bytes in the old one."""
    fresh = path.with_name(f"{path.name}.fresh")
    for left_by_a_killed_one in (fresh, log_file(fresh)):
        left_by_a_killed_one.unlink(missing_ok=True)
    with duckdb.connect(str(fresh)) as connection:
        migrate(connection)
        connection.execute(f"ATTACH {literal(str(path))} AS old (READ_ONLY)")
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'old'").fetchall()
        with transaction(connection):
            for (name,) in tables:
                if name != MIGRATIONS:  # which the new file has already
                    connection.execute(f'INSERT INTO "{name}" BY NAME SELECT * FROM old."{name}"')  # noqa: S608
        connection.execute("DETACH old")
        connection.execute("CHECKPOINT")
    with fresh.open("r+b") as file:
        os.fsync(file.fileno())
    log_file(path).unlink(missing_ok=True)
    fresh.replace(path)


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring a file to the present version: each migration and its record in one transaction.

    Raises:
        NewerWarehouse: the file knows migrations that this version does not.
        UnreadableWarehouse: a migration or a view does not fit what is in the file.
    """
    try:
        _migrate(connection)
    except (duckdb.ProgrammingError, duckdb.IntegrityError, duckdb.DataError) as error:
        raise UnreadableWarehouse(f"the file does not hold the tables of a warehouse: {first_line(error)}") from error


def _migrate(connection: duckdb.DuckDBPyConnection) -> None:
    columns = "name VARCHAR NOT NULL, applied_at TIMESTAMP DEFAULT current_timestamp"
    connection.execute(f"CREATE TABLE IF NOT EXISTS {MIGRATIONS} ({columns})")
    done = {name for (name,) in connection.execute(f"SELECT name FROM {MIGRATIONS}").fetchall()}  # noqa: S608
    migrations = sql_files("migrations")
    if newer := done - {name for name, _ in migrations}:
        raise NewerWarehouse(
            f"the warehouse was made by a newer dateline ({', '.join(sorted(newer))}): upgrade dateline"
        )
    if len(done) < len(migrations):
        _teach_keys(connection)
    for name, sql in migrations:
        if name not in done:
            with transaction(connection):
                connection.execute(sql)
                connection.execute(f"INSERT INTO {MIGRATIONS} (name) VALUES (?)", [name])  # noqa: S608
    if connection.execute(statement("mark_of_views"), {"table": MIGRATIONS}).fetchone() != (mark_of_views(),):
        with transaction(connection):  # which waits for the disk once, and not once a statement
            for _, sql in sql_files("views"):
                connection.execute(sql)
            _describe_views(connection)
            connection.execute(f"COMMENT ON TABLE {MIGRATIONS} IS {literal(mark_of_views())}")


@cache
def mark_of_views() -> str:
    """What a file bears whose views are those of this version, on the tables of this version."""
    migrations = [name for name, _ in sql_files("migrations")]
    content = repr((duckdb.__version__, migrations, sql_files("views"), _meanings()))
    return f"views {hashlib.blake2b(content.encode(), digest_size=8).hexdigest()}"


def _meanings() -> str:
    return files("warehouse").joinpath("views", "columns.toml").read_text(encoding="utf-8")


def _describe_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the comments of ``views/columns.toml`` on the columns of the views."""
    meanings = tomllib.loads(_meanings())
    columns = connection.execute(statement("columns_of_views")).fetchall()
    comments = [
        f'COMMENT ON COLUMN "{view}"."{column}" IS {literal(words)};'
        for view, column in columns
        if (words := meanings.get(view, {}).get(column) or meanings["all"].get(column))
    ]
    connection.execute("\n".join(comments))


def _teach_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """The keys of ``warehouse.keys`` as SQL functions, for migrations that fill new columns."""
    text = duckdb.sqltype("VARCHAR")
    for function in (name_key, post_id, story_id):
        parameters: list[Any] = [text for _ in signature(function).parameters]
        connection.create_function(
            function.__name__, function, parameters, text, null_handling=FunctionNullHandling.SPECIAL
        )
