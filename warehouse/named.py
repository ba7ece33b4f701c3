"""The queries behind the pages, by the name of their file in ``warehouse/pages``."""

import re
from dataclasses import dataclass
from typing import Any

from warehouse.database import sql_files
from warehouse.reader import Reader

LIMIT = 100_000
"""Rows at most; the queries set narrower limits of their own."""


def ask(reader: Reader, name: str, /, **values: Any) -> list[dict[str, Any]]:
    """Rows of a named query, each by column.

    Args:
        reader: the open warehouse.
        name: the query's file without ``.sql``.
        **values: its parameters; a value is never part of the SQL.

    Raises:
        QueryRefused: it took too long.
    """
    result = reader.query(dict(sql_files("pages"))[f"{name}.sql"], values or None, limit=LIMIT)
    return [dict(zip(result.columns, row, strict=True)) for row in result.rows]


@dataclass(frozen=True)
class Recipe:
    """A query of the cookbook and what it answers."""

    title: str
    sql: str


def cookbook() -> list[Recipe]:
    """The queries to start from, as ``warehouse/cookbook`` holds them: the first line says what is answered."""
    found = []
    for _, text in sql_files("cookbook"):
        title, _, sql = text.partition("\n")
        found.append(Recipe(title.removeprefix("-- "), sql.strip()))
    return found


def examples() -> dict[str, str]:
    """For each table, view and macro that the cookbook asks, the first query that does.

    Example:
        >>> examples()["said_by"]
        "SELECT published, type, content, document_id FROM said_by('Thomas Okafor')"
    """
    found: dict[str, str] = {}
    for recipe in cookbook():
        for name in re.findall(r"\bFROM (\w+)", recipe.sql):
            found.setdefault(name, recipe.sql)
    return found
