"""The findings in formats of others: Parquet by month, JSON Lines in the contract's shape, and Popolo.

Withdrawn documents are left out. What is written appears at once, or not at all.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import duckdb

from schemas.errors import DatelineError
from schemas.tables import FINDING_TABLES
from warehouse.database import connect, statement
from warehouse.extractions import read_extractions
from warehouse.files import Which, check_is_published, explained
from warehouse.reader import Reader
from warehouse.tables import literal

BY_MONTH = tuple(table for table in FINDING_TABLES if table != "text_bands")  # which are for the loader alone
SHARED = {"people": ("person_id", "person_names"), "posts": ("post_id", "roles")}
"""Tables of what documents share: the id of a row, and the table in which documents name it."""
POPOLO = ("persons", "organizations", "posts", "memberships")


class FolderNotEmpty(DatelineError):
    """An export would be mixed with what is there."""


def export_parquet(path: Path, folder: Path) -> int:
    """Write each table as Parquet files, those of documents parted by the month of publication.

    ``roles/month=2024-05/data_0.parquet`` is the layout that Hive, Spark, pandas, Polars and DuckDB read; documents
    without a date are in ``month=__HIVE_DEFAULT_PARTITION__``.

    Args:
        path: the published file.
        folder: where to; it must be empty, or not there yet.

    Returns:
        The number of rows.

    Raises:
        FolderNotEmpty: something is there.
    """
    rows = 0
    with _filled(folder) as fresh, _opened(path) as connection:
        for table in BY_MONTH:
            sql = statement("export_by_month").format(table=table, folder=literal(str(fresh / table)))
            rows += _count(connection, sql)
        for table, (id_, named_in) in SHARED.items():
            (fresh / table).mkdir()
            file = literal(str(fresh / table / "data_0.parquet"))
            rows += _count(
                connection, statement("export_whole").format(table=table, id=id_, named_in=named_in, file=file)
            )
    return rows


def export_jsonl(path: Path, folder: Path) -> int:
    """Write ``extractions.jsonl``, one document a line in the shape of `dateline extract`; returns how many.

    Raises:
        FolderNotEmpty: something is there.
    """
    count = 0
    with _filled(folder) as fresh, _opened(path) as connection:
        ids = [id_ for (id_,) in connection.execute(statement("standing")).fetchall()]
        with _text(fresh / "extractions.jsonl") as file:
            for found in read_extractions(Reader(path, connection), ids):
                file.write(json.dumps(found.to_contract(), ensure_ascii=False) + "\n")
                count += 1
    return count


def export_popolo(path: Path, folder: Path) -> int:
    """Write ``popolo.json``: people, organizations, posts, and who held them, with the words that say so.

    A membership is what one article says; ``status`` is ours, the rest is Popolo's. Organizations are those of
    posts, one a name.

    Returns:
        The number of objects.

    Raises:
        FolderNotEmpty: something is there.
    """
    count = 0
    with _filled(folder) as fresh, _opened(path) as connection, _text(fresh / "popolo.json") as file:
        for number, name in enumerate(POPOLO):
            file.write(",\n" if number else "{\n")
            file.write(f'"{name}": [')
            for at, row in enumerate(_rows(connection, f"popolo_{name}")):
                file.write(",\n" if at else "\n")
                file.write(json.dumps(row, ensure_ascii=False, default=str))
                count += 1
            file.write("\n]")
        file.write("\n}\n")
    return count


FORMATS: dict[str, Callable[[Path, Path], int]] = {
    "parquet": export_parquet,
    "jsonl": export_jsonl,
    "popolo": export_popolo,
}


@contextmanager
def _opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file, read-only, from which files may be written."""
    check_is_published(path)
    with explained(path, Which.PUBLISHED, duckdb.Error), connect(path, read_only=True) as connection:
        yield connection


@contextmanager
def _filled(folder: Path) -> Iterator[Path]:
    """A folder to be filled, which takes its place when all is written."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderNotEmpty(f"{folder} is there and not empty: name another folder, or remove it")
    fresh = folder.with_name(f"{folder.name}.partial")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        yield fresh
        if folder.exists():
            folder.rmdir()
        fresh.replace(folder)
    except OSError as error:
        raise DatelineError(f"{folder} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _text(path: Path) -> TextIO:
    """A file for text; halves of characters, which UTF-8 does not have, are escaped."""
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    ((rows,),) = connection.execute(sql).fetchall()
    return int(rows)


def _rows(connection: duckdb.DuckDBPyConnection, name: str) -> Iterator[dict[str, object]]:
    """The rows of a query, without what is null, in bounded memory."""
    cursor = connection.execute(statement(name))
    names = [column[0] for column in cursor.description or ()]
    while some := cursor.fetchmany(10_000):
        for values in some:
            yield {key: value for key, value in zip(names, values, strict=True) if value not in (None, [])}
