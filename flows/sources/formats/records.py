"""JSON: one article, a list of them, or one a line; IPTC's ninjs is such JSON with other names."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from flows.sources.encoding import decode
from flows.sources.formats.markup import text_of_markup
from flows.sources.items import NOT_USABLE, Found, Refused
from flows.sources.published import Witness
from schemas.errors import InvalidArticle

MAX_LINE = 8_000_000


def read_json(data: bytes) -> Iterator[Found | Refused]:
    """One object, a list of them, or one a line; gold files hold theirs under ``document``."""
    text, encoding = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidArticle("bad_json", f"it is no JSON: {error}") from None
    many = isinstance(value, list)
    for number, raw in enumerate(value if many else [value], 1):
        yield _found(raw, str(number) if many and len(value) > 1 else "", encoding)


def count_json(file: BinaryIO) -> int:
    """One, or the articles of a list; a list that cannot be read is refused as one."""
    if not file.peek(64).lstrip().startswith(b"["):  # type: ignore[attr-defined]
        return 1
    try:
        return max(1, len(json.load(file)))
    except (ValueError, RecursionError):
        return 1


def count_json_lines(file: BinaryIO) -> int:
    """The lines that are not empty."""
    return sum(1 for line in file if line.strip())


def read_json_lines(file: BinaryIO) -> Iterator[Found | Refused]:
    """JSON Lines in constant memory; an object over several lines is read as the one that it is."""
    first = file.readline(MAX_LINE)
    if first.strip() in (b"{", b"["):  # indented JSON without a name that says so
        yield from read_json(first + file.read(MAX_LINE))
        return
    lines = iter(lambda: file.readline(MAX_LINE), b"")
    yield from _read_line(first, 1)
    for number, line in enumerate(lines, 2):
        yield from _read_line(line, number)


def _read_line(line: bytes, number: int) -> Iterator[Found | Refused]:
    if not line.strip():
        return
    try:
        for found in read_json(line):
            yield replace(found, label=str(number))
    except InvalidArticle as error:
        yield Refused(error, line, str(number))


def _found(raw: object, label: str, encoding: str) -> Found | Refused:
    if isinstance(raw, dict) and "text" not in raw:
        if isinstance(raw.get("document"), dict):
            return Found(raw["document"], label, encoding)
        if "uri" in raw:
            return read_ninjs(raw, label, encoding)
    return Found(raw, label, encoding)


def read_ninjs(item: Mapping[str, Any], label: str, encoding: str) -> Found | Refused:
    """A ninjs object, version 1 (``body_text``) or 2 and 3 (``bodies``)."""
    status = str(item.get("pubstatus", "usable"))
    if status != "usable":
        error = InvalidArticle(NOT_USABLE, f"its publisher's status for it is {status!r}")
        return Refused(error, item, label, str(item["uri"]))
    bodies = [b for b in item.get("bodies") or () if isinstance(b, dict) and b.get("value")]
    bodies += [{"contenttype": "text/plain", "value": item[k]} for k in ("body_text",) if item.get(k)]
    bodies += [{"contenttype": "text/html", "value": v} for k, v in item.items() if k.startswith("body_xhtml") and v]
    plain = [b for b in bodies if "html" not in str(b.get("contenttype"))]
    text = str(plain[0]["value"]) if plain else text_of_markup(str(bodies[0]["value"])) if bodies else None
    headlines = [h.get("value") for h in item.get("headlines") or () if isinstance(h, dict)]
    dates = [item[k] for k in ("firstcreated", "versioncreated", "contentcreated") if item.get(k)]
    fields = {
        "document_id": item["uri"],
        "text": text,
        "title": item.get("headline") or next(iter(headlines), None) or item.get("title"),
        "byline": item.get("byline") or item.get("by"),
        "publisher": item.get("copyrightholder") or item.get("source"),
        "language": item.get("language"),
        "url": item.get("url"),
    }
    return Found(fields, label, encoding, tuple(Witness("metadata", str(date)) for date in dates))
