"""File formats: each reads bytes and yields what it finds. A new one is a module and a line in ``FORMATS``."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO, Protocol

from flows.sources.formats.html import read_html
from flows.sources.formats.news_xml import count_xml, read_xml
from flows.sources.formats.records import count_json, count_json_lines, read_json, read_json_lines
from flows.sources.formats.tables import count_csv, count_parquet, read_csv, read_parquet
from flows.sources.formats.text import read_text
from flows.sources.formats.warc import read_warc
from flows.sources.items import Found, Refused
from schemas.errors import InvalidArticle

MAX_BYTES = 8_000_000
"""Of one document; a longer one is set aside unread."""
MAX_LIST_BYTES = 256_000_000
"""Of a JSON file, which may hold a list of articles; more belongs in JSON Lines, which is read line by line."""

Results = Iterator[Found | Refused]


class Format(Protocol):
    """How a kind of file is read; what is wrong with it is yielded, not raised."""

    def read(self, file: BinaryIO) -> Results:
        """All documents of a file, read as they are needed."""

    @property
    def count(self) -> Callable[[BinaryIO], int | None]:
        """How many there are, by a look that costs little; None where only reading them tells."""


def count_one(file: BinaryIO) -> int:
    """A file that is a document."""
    return 1


def count_none(file: BinaryIO) -> None:
    """A file that must be read to be counted."""


@dataclass(frozen=True)
class Whole:
    """A format that is read at once, up to a limit."""

    reader: Callable[[bytes], Results]
    limit: int = MAX_BYTES
    count: Callable[[BinaryIO], int | None] = count_one

    def read(self, file: BinaryIO) -> Results:
        """All documents of a file."""
        data = b""
        try:
            data = file.read(self.limit + 1)
            if len(data) > self.limit:
                mend = "split it, or use JSON Lines" if self.limit > MAX_BYTES else "more than any article"
                raise InvalidArticle("too_long", f"it is longer than {self.limit:,} bytes: {mend}")
            yield from self.reader(data)
        except InvalidArticle as error:
            yield Refused(error, data[:MAX_BYTES])


@dataclass(frozen=True)
class Streamed:
    """A format of many documents, read one after the other in constant memory."""

    reader: Callable[[BinaryIO], Results]
    count: Callable[[BinaryIO], int | None] = count_none

    def read(self, file: BinaryIO) -> Results:
        """All documents of a file, read as they are needed."""
        try:
            yield from self.reader(file)
        except InvalidArticle as error:
            yield Refused(error, "")


FORMATS: dict[str, Format] = {
    ".txt": Whole(read_text),
    ".json": Whole(read_json, MAX_LIST_BYTES, count_json),
    ".jsonl": Streamed(read_json_lines, count_json_lines),
    ".ndjson": Streamed(read_json_lines, count_json_lines),
    ".html": Whole(read_html),
    ".htm": Whole(read_html),
    ".xhtml": Whole(read_html),
    ".xml": Whole(read_xml, count=count_xml),
    ".csv": Streamed(read_csv, count_csv),
    ".tsv": Streamed(read_csv, count_csv),
    ".parquet": Streamed(read_parquet, count_parquet),
    ".warc": Streamed(read_warc),
}
"""Suffix to format."""


def suffix_of(name: str) -> str | None:
    """The suffix of a file that can hold articles; None when it cannot.

    Example:
        >>> suffix_of("a.JSONL"), suffix_of("a.png")
        ('.jsonl', None)
    """
    suffix = PurePath(name).suffix.lower()
    return suffix if suffix in FORMATS else None


def guess_suffix(start: bytes) -> str:
    """The format of bytes without a name, by how they begin.

    Example:
        >>> guess_suffix(b'{"text": 1}'), guess_suffix(b"<!DOCTYPE html><html>"), guess_suffix(b"The mayor")
        ('.jsonl', '.html', '.txt')
    """
    head = start.lstrip()[:1000].lower()
    for opening, suffix in ((b"{", ".jsonl"), (b"[", ".json"), (b"warc/", ".warc"), (b"par1", ".parquet")):
        if head.startswith(opening):
            return suffix
    if head.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".xml" if head.startswith(b"<?xml") else ".txt"
