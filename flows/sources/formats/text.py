"""Plain text."""

from collections.abc import Iterator

from flows.sources.encoding import decode
from flows.sources.items import FIELDS, Found

HEADER_LINES = 8


def read_text(data: bytes) -> Iterator[Found]:
    """One article, with a header of ``Title:``, ``Published:`` lines and an empty line above it, or without."""
    text, encoding = decode(data)
    head, found, body = text.partition("\n\n")
    lines = head.strip().splitlines()
    fields = [line.partition(":") for line in lines]
    is_header = all(sep and key.strip().lower() in FIELDS for key, sep, _ in fields)
    if found and 0 < len(lines) <= HEADER_LINES and is_header:
        header = {key.strip().lower(): value.strip() for key, _, value in fields}
        yield Found({**header, "text": body.strip("\n")}, encoding=encoding)
    else:
        yield Found({"text": text.strip("\n")}, encoding=encoding)
