"""Opening DuckDB files: migrations once each, views and macros rebuilt at every opening for writing."""

from importlib.resources import files
from pathlib import Path

import duckdb

from warehouse.errors import NewerWarehouse, UnreadableWarehouse

MIGRATIONS = "dateline_migrations"


def sql_files(folder: str) -> list[tuple[str, str]]:
    """Name and text of the SQL files of a folder of this package, in order."""
    found = [f for f in files("warehouse").joinpath(folder).iterdir() if f.name.endswith(".sql")]
    return [(f.name, f.read_text(encoding="utf-8")) for f in sorted(found, key=lambda f: f.name)]


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Open a file.

    Raises:
        UnreadableWarehouse: it is damaged, or no DuckDB file, or cannot be opened.
    """
    try:
        return duckdb.connect(str(path), read_only=read_only)
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise UnreadableWarehouse(f"{path} cannot be opened as a warehouse: {reason}") from error


def migrate(connection: duckdb.DuckDBPyConnection) -> None:
    """Bring a file to the present version: each migration and its record in one transaction.

    Raises:
        NewerWarehouse: the file knows migrations that this version does not.
    """
    columns = "name VARCHAR NOT NULL, applied_at TIMESTAMP DEFAULT current_timestamp"
    connection.execute(f"CREATE TABLE IF NOT EXISTS {MIGRATIONS} ({columns})")
    done = {name for (name,) in connection.execute(f"SELECT name FROM {MIGRATIONS}").fetchall()}  # noqa: S608
    migrations = sql_files("migrations")
    if newer := done - {name for name, _ in migrations}:
        raise NewerWarehouse(
            f"the warehouse was made by a newer dateline ({', '.join(sorted(newer))}): upgrade dateline"
        )
    for name, sql in migrations:
        if name not in done:
            connection.begin()
            connection.execute(sql)
            connection.execute(f"INSERT INTO {MIGRATIONS} (name) VALUES (?)", [name])  # noqa: S608
            connection.commit()
    for _, sql in sql_files("views"):
        connection.execute(sql)
