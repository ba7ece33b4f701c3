"""Compressed files, with limits: nothing is unpacked to disk, and what grows beyond reason is refused."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from schemas.errors import InvalidArticle

MAX_GROWTH = 200
"""Times that a compressed file may grow; text grows five to twenty times, a bomb a thousand."""
ALWAYS_ALLOWED = 64_000_000  # bytes; a small file may be very regular
MAX_MEMBERS = 100_000

DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
"""What the libraries raise in the middle of a damaged file."""


def open_members(path: Path) -> Iterator[tuple[str, io.BufferedReader]]:
    """The files in a file: itself, what it is compressed from, or the members of a zip archive.

    Yields:
        The name, without the suffix of the compression, and the bytes as a stream.

    Raises:
        InvalidArticle: it is damaged, encrypted, or holds too many members; reading the bytes may raise it too,
            when they are damaged or grow beyond reason.
        OSError: it cannot be read.
    """
    suffix = path.suffix.lower()
    if suffix == ".zip":
        yield from _members_of_zip(path)
    elif suffix in OPENERS:
        with closing(OPENERS[suffix](path)) as stream:
            yield path.stem, _guard(stream, path.stat().st_size)
    else:
        with path.open("rb") as file:
            yield path.name, file


def name_inside(path: Path) -> str:
    """The name of a file without the suffix of its compression.

    Example:
        >>> name_inside(Path("news/a.jsonl.GZ"))
        'a.jsonl'
    """
    return path.stem if path.suffix.lower() in OPENERS else path.name


def _open_zstd(path: Path) -> Any:
    import pyarrow as pa

    return pa.input_stream(str(path), compression="zstd")


OPENERS: dict[str, Callable[[Path], Any]] = {
    ".gz": gzip.open,
    ".bz2": bz2.open,
    ".xz": lzma.open,
    ".zst": _open_zstd,
}
"""Suffix of a compression to how it is opened."""


def _members_of_zip(path: Path) -> Iterator[tuple[str, io.BufferedReader]]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise _damaged(error) from None
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        if len(members) > MAX_MEMBERS:
            raise InvalidArticle("archive_bomb", f"it has {len(members):,} members: more than {MAX_MEMBERS:,}")
        for member in members:
            if member.flag_bits & 1:
                raise InvalidArticle("encrypted", "it is encrypted")
            with archive.open(member) as stream:
                yield member.filename, _guard(stream, member.compress_size)


def _guard(stream: Any, size: int) -> io.BufferedReader:
    """A stream that refuses to grow without end."""
    return io.BufferedReader(_Limited(stream, max(size * MAX_GROWTH, ALWAYS_ALLOWED)))


def _damaged(error: Exception) -> InvalidArticle:
    return InvalidArticle("damaged_archive", f"the compressed file is damaged: {error}")


class _Limited(io.RawIOBase):
    """Reads of a compressed stream, counted."""

    def __init__(self, stream: Any, limit: int) -> None:
        self._stream, self._left, self._limit = stream, limit, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._stream.read(len(buffer))
        except DAMAGED as error:
            raise _damaged(error) from None
        self._left -= len(data)
        if self._left < 0:
            raise InvalidArticle("archive_bomb", f"it grows beyond {self._limit:,} bytes when it is decompressed")
        buffer[: len(data)] = data
        return len(data)
