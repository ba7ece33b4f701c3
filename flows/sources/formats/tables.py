"""Tables whose columns bear the names of the fields; a source's option ``fields`` maps other names."""

import csv
import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from flows.sources.encoding import SAMPLE, decode
from flows.sources.items import Found, Refused
from schemas.errors import InvalidArticle

MAX_FIELD = 8_000_000
DELIMITERS = ",;\t|"
ROWS = 500  # read at a time


def read_csv(file: BinaryIO) -> Iterator[Found | Refused]:
    """One article a row; the first row names the columns, and the sign that it has most of parts them.

    Raises:
        InvalidArticle: empty, or in no encoding that is known.
    """
    csv.field_size_limit(MAX_FIELD)
    start = file.read(SAMPLE)
    head = start.rpartition(b"\n")[0] or start  # no half character at the end
    encoding = decode(head).encoding
    bytes_ = io.BufferedReader(_Chained(start, file))
    text = io.TextIOWrapper(bytes_, "utf-8-sig" if encoding == "utf-8" else encoding, newline="")
    header = head.splitlines()[0].decode(encoding, "replace")
    rows = csv.DictReader(text, delimiter=max(DELIMITERS, key=header.count))
    number = 1
    while True:
        number += 1
        try:
            row = next(rows, None)
        except UnicodeDecodeError:
            raise InvalidArticle(
                "unknown_encoding", f"row {number} is not in {encoding}: convert it to UTF-8"
            ) from None
        except csv.Error as error:
            yield Refused(InvalidArticle("bad_csv", f"it cannot be read: {error}"), "", str(number))
            continue
        if row is None:
            return
        yield Found({key: value for key, value in row.items() if isinstance(key, str)}, str(number), encoding)


def count_csv(file: BinaryIO) -> int:
    """The rows below the first one; quotation marks and line ends are the same in every encoding that is read."""
    csv.field_size_limit(MAX_FIELD)
    rows = csv.reader(line.decode("latin-1") for line in file)
    return max(0, sum(1 for row in rows if row) - 1)


def count_parquet(file: BinaryIO) -> int | None:
    """What the file says of itself; None when it is compressed as a whole, or damaged."""
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return int(parquet.ParquetFile(file).metadata.num_rows) if file.seekable() else None
    except (pa.ArrowException, OSError):
        return None


def read_parquet(file: BinaryIO) -> Iterator[Found]:
    """One article a row.

    Raises:
        InvalidArticle: it is no Parquet file.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        # its index stands at its end: a compressed file must be read whole
        table = parquet.ParquetFile(file if file.seekable() else io.BytesIO(file.read()))
        number = 0
        for batch in table.iter_batches(batch_size=ROWS):
            for row in batch.to_pylist():
                number += 1
                yield Found(row, str(number), "utf-8")
    except (pa.ArrowException, OSError) as error:
        raise InvalidArticle("bad_parquet", f"it cannot be read as Parquet: {error}") from None


class _Chained(io.RawIOBase):
    """What was read already, and then the rest."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = io.BytesIO(start), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._start.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
