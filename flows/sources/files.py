"""Files, folders, globs and standard input: text, JSON and JSON Lines, plain or gzipped."""

import glob
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from flows.sources.items import Item, rejected, to_item
from schemas.errors import DatelineError, InvalidArticle

MAX_BYTES = 8_000_000
"""Of one document; a longer one is set aside unread."""
MAX_LIST_BYTES = 256_000_000
"""Of a JSON file, which may hold a list of articles; more belongs in JSON Lines, which is read line by line."""
HEADER_LINES = 8


class UnreadableSource(DatelineError):
    """A source that is not there or cannot be opened."""


def read_sources(sources: Iterable[str], *, published: str | None = None) -> Iterator[Item]:
    """All documents of files, folders and globs, in the order given and by name within a folder.

    Args:
        sources: paths, globs, or ``-`` for standard input.
        published: date for documents that have none of their own.

    Raises:
        UnreadableSource: a source does not exist or may not be read. Documents are checked one by one
            and never raise.
    """
    for source in sources:
        if source == "-":
            yield from read_bytes(sys.stdin.buffer.read(), name="stdin", source="-", published=published)
        else:
            for path in find_files(source):
                yield from read_file(path, published=published)


def find_files(source: str) -> list[Path]:
    """The files of a path or glob that can hold articles; those of a folder by name, links outside it left alone.

    Raises:
        UnreadableSource: nothing is there.
    """
    path = Path(source)
    if path.is_dir():
        root = path.resolve()
        inside = (p for p in path.rglob("*") if p.is_file() and p.resolve().is_relative_to(root))
        found = sorted(p for p in inside if kind_of(p) and not p.name.startswith("."))
        if not found:
            raise UnreadableSource(f"{source}: no {', '.join(READERS)} in this folder")
        return found
    if path.exists():
        return [path]
    matches = glob.glob(source, recursive=True)  # noqa: PTH207  (pathlib takes no absolute patterns)
    if found := sorted(Path(p) for p in matches if Path(p).is_file()):
        return found
    raise UnreadableSource(f"{source}: no such file or folder")


def kind_of(path: Path) -> str | None:
    """The suffix that decides how a file is read, ``.gz`` left aside; None when it cannot hold articles."""
    suffixes = [s.lower() for s in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return suffixes[-1] if suffixes and suffixes[-1] in READERS else None


def limit_of(kind: str | None) -> int:
    """Most bytes that are read of a file of a kind."""
    return MAX_LIST_BYTES if kind == ".json" else MAX_BYTES


def read_file(path: Path, *, published: str | None = None) -> Iterator[Item]:
    """The documents of one file; a file that may not be read is set aside and costs no other."""
    name = path.name.removesuffix(".gz")
    fallback, kind = Path(name).stem, kind_of(path)
    try:
        if kind == ".jsonl":
            yield from _read_lines(path, fallback, published)
            return
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rb") as file:
            data = file.read(limit_of(kind) + 1)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        wrong = InvalidArticle("damaged_archive", f"the compressed file is damaged: {error}")
        yield rejected(wrong, str(path), document_id=fallback, source=str(path))
        return
    except OSError as error:
        wrong = InvalidArticle("unreadable", f"it cannot be read: {error.strerror or error}")
        yield rejected(wrong, str(path), document_id=fallback, source=str(path))
        return
    yield from read_bytes(data, name=name, source=str(path), published=published)


def read_bytes(data: bytes, *, name: str, source: str, published: str | None = None) -> Iterator[Item]:
    """The documents in some bytes; JSON is recognised by its first character where the name does not tell."""
    path = Path(name)
    kind = kind_of(path)
    if kind is None:
        start = data.lstrip()[:1]
        kind = ".txt" if start not in (b"{", b"[") else ".jsonl" if _is_lines(data) else ".json"
    fallback = path.stem
    if kind == ".jsonl":
        yield from _read_objects(data.splitlines(), fallback, source, published)
        return
    try:
        if len(data) > limit_of(kind):
            mend = "split it, or use JSON Lines" if kind == ".json" else "more than any article"
            raise InvalidArticle("too_long", f"it is longer than {limit_of(kind):,} bytes: {mend}")
        text = decode(data)
        for raw in READERS[kind](text):
            yield to_item(raw, fallback_id=fallback, source=source, published=published)
    except InvalidArticle as error:
        yield rejected(error, data[:MAX_BYTES], document_id=fallback, source=source)


def decode(data: bytes) -> str:
    """Bytes as text: UTF-8 (a byte order mark is dropped), UTF-16 by its mark; nothing else is guessed.

    Raises:
        InvalidArticle: empty, binary, or in another encoding, which is named.
    """
    if not data.strip():
        raise InvalidArticle("empty_text", "it is empty")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if b"\x00" in data:
            raise InvalidArticle("binary", "it is binary data, no text") from None
        from charset_normalizer import from_bytes

        guess = from_bytes(data[:100_000]).best()
        hint = f"it looks like {guess.encoding}: convert it" if guess else "and no encoding that is known"
        raise InvalidArticle("not_utf8", f"it is not UTF-8; {hint}") from None
    return text.replace("\r\n", "\n")


def _is_lines(data: bytes) -> bool:
    """Several lines of which the first is a whole object."""
    first, _, rest = data.strip().partition(b"\n")
    try:
        return bool(rest.strip()) and isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _read_text(text: str) -> Iterator[object]:
    """A plain text, with a header of ``Title:``, ``Published:`` lines and an empty line above it, or without."""
    head, found, body = text.partition("\n\n")
    lines = head.strip().splitlines()
    fields = [line.partition(":") for line in lines]
    names = {"title", "published", "url", "publisher", "byline", "language", "document_id"}
    if found and 0 < len(lines) <= HEADER_LINES and all(sep and key.strip().lower() in names for key, sep, _ in fields):
        yield {**{k.strip().lower(): v.strip() for k, _, v in fields}, "text": body.strip("\n")}
    else:
        yield {"text": text.strip("\n")}


def _read_json(text: str) -> Iterator[object]:
    """One object, or a list of them; gold files hold theirs under ``document``."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidArticle("bad_json", f"it is no JSON: {error}") from None
    for raw in value if isinstance(value, list) else [value]:
        inner = raw.get("document") if isinstance(raw, dict) and "text" not in raw else None
        yield inner if isinstance(inner, dict) else raw


def _read_lines(path: Path, fallback: str, published: str | None) -> Iterator[Item]:
    """JSON Lines in constant memory."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        lines = iter(lambda: file.readline(MAX_BYTES), b"")
        yield from _read_objects(lines, fallback, str(path), published)


def _read_objects(lines: Iterable[bytes], fallback: str, source: str, published: str | None) -> Iterator[Item]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"{fallback}-{number}"
        where = f"{source}:{number}"
        try:
            raws = list(_read_json(decode(line)))
        except InvalidArticle as error:
            yield rejected(error, line, document_id=name, source=where)
            continue
        for raw in raws:
            yield to_item(raw, fallback_id=name, source=source, published=published)


READERS: dict[str, Callable[[str], Iterator[object]]] = {
    ".txt": _read_text,
    ".json": _read_json,
    ".jsonl": _read_json,
}
"""Suffix to reader: a new kind of file is one function and one line here."""

__all__ = ["UnreadableSource", "find_files", "read_bytes", "read_file", "read_sources"]
