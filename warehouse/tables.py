"""From row models to DuckDB: DDL with comments and checks, and Arrow schemas. One definition, no drift."""

import datetime as dt
import types
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin

import pyarrow as pa

from schemas.records import Record
from schemas.tables import TABLES

SQL_TYPES: dict[type, tuple[str, pa.DataType]] = {
    str: ("VARCHAR", pa.string()),
    int: ("BIGINT", pa.int64()),
    float: ("DOUBLE", pa.float64()),
    bool: ("BOOLEAN", pa.bool_()),
    dt.date: ("DATE", pa.date32()),
    dt.datetime: ("TIMESTAMP", pa.timestamp("us")),
}


def _column_type(annotation: Any) -> tuple[type, bool]:
    """The bare Python type of a field, and whether it may be null."""
    if get_origin(annotation) in (types.UnionType, Union):
        inner = [a for a in get_args(annotation) if a is not type(None)]
        return _column_type(inner[0])[0], True
    if hasattr(annotation, "__metadata__") or get_origin(annotation) is not None:
        return _column_type(get_args(annotation)[0])
    assert isinstance(annotation, type)
    return annotation, False


def columns(model: type[Record]) -> Iterator[tuple[str, str, bool, tuple[str, ...], str]]:
    """Name, SQL type, nullable, allowed values and description of each column."""
    for name, field in model.model_fields.items():
        kind, nullable = _column_type(field.annotation)
        values = tuple(str(v) for v in kind) if issubclass(kind, StrEnum) else ()
        sql = "VARCHAR" if values else SQL_TYPES[kind][0]
        yield name, sql, nullable, values, field.description or ""


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table's rows."""
    fields = []
    for name, field in TABLES[table].model_fields.items():
        kind, nullable = _column_type(field.annotation)
        fields.append(pa.field(name, pa.string() if issubclass(kind, StrEnum) else SQL_TYPES[kind][1], nullable))
    return pa.schema(fields)


def arrow_table(table: str, rows: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows as columns; a name that a row does not have is null there."""
    schema = arrow_schema(table)
    return pa.table([pa.array([row.get(f.name) for row in rows], f.type) for f in schema], schema=schema)


def literal(text: str) -> str:
    """A string as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def render_table(table: str) -> str:
    """``CREATE TABLE`` and the comments of one table.

    Example:
        >>> print(render_table("runs").splitlines()[0])
        CREATE TABLE "runs" (
    """
    model = TABLES[table]
    lines, comments = [], [f'COMMENT ON TABLE "{table}" IS {literal((model.__doc__ or "").strip())};']
    for name, sql, nullable, values, description in columns(model):
        line = f'    "{name}" {sql}' + ("" if nullable else " NOT NULL")
        if values:
            line += f' CHECK ("{name}" IN ({", ".join(map(literal, values))}))'
        lines.append(line)
        comments.append(f'COMMENT ON COLUMN "{table}"."{name}" IS {literal(description)};')
    return f'CREATE TABLE "{table}" (\n' + ",\n".join(lines) + "\n);\n" + "\n".join(comments) + "\n"
