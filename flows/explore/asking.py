"""The SQL box: one query that can only read, and its result as a table, CSV or Parquet."""

import csv
import io
from collections import Counter
from collections.abc import Iterable

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse import Reader, Result

LIMIT, TIMEOUT = 10_000, 60.0
"""Rows and seconds at most, as in ``dateline query``."""
SHOWN = 200
"""Rows of the table on the page."""


def run_sql(reader: Reader, sql: str) -> Result:
    """Run one query within the limits.

    Raises:
        QueryRefused: wrong or forbidden SQL, or out of time.
    """
    return reader.query(sql, limit=LIMIT, timeout=TIMEOUT)


def to_csv(result: Result) -> bytes:
    """Rows as CSV with a head line."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows(result.rows)
    return out.getvalue().encode("utf-8", "backslashreplace")


def to_parquet(result: Result) -> bytes:
    """Rows as a Parquet file; a value that Arrow has no type for is written as text."""
    columns = list(zip(*result.rows, strict=True)) or [()] * len(result.columns)
    table = pa.table([_array(values) for values in columns], names=list(unique(result.columns)))
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def _array(values: tuple[object, ...]) -> pa.Array:
    try:
        return pa.array(values)
    except (pa.ArrowException, OverflowError):
        return pa.array([None if value is None else str(value) for value in values])


def unique(names: Iterable[str]) -> Iterable[str]:
    """Column names, a number added to those that were there already.

    Example:
        >>> list(unique(["name", "day", "name"]))
        ['name', 'day', 'name_2']
    """
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}_{seen[name]}"
