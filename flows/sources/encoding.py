"""Bytes as text, and the name of the encoding that they were in."""

import codecs
import re
from typing import NamedTuple

from schemas.errors import InvalidArticle

MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
WESTERN = ("cp1250", "cp1252", "cp1254", "cp1257", "iso8859_", "latin", "mac_", "cp437", "cp850", "cp858", "hp_roman")
"""Single-byte encodings in which English letters look alike; English news in one of them is in cp1252."""
SAMPLE = 100_000
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


class Decoded(NamedTuple):
    """A text and the encoding that its bytes were in."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Bytes as text: by their mark, else UTF-8, else as declared, else as charset-normalizer finds.

    UTF-8 comes before what is declared, since text that is valid UTF-8 is hardly ever anything else, and
    declarations are often wrong.

    Args:
        data: the bytes.
        declared: the encoding that a header names.

    Raises:
        InvalidArticle: empty, binary, or in no encoding that is known.

    Example:
        >>> decode("Café".encode("cp1252"), declared="iso-8859-1")
        Decoded(text='Café', encoding='cp1252')
    """
    if not data.strip():
        raise InvalidArticle("empty_text", "it is empty")
    encoding = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    text = _try(data, encoding)
    if text is None:
        if b"\x00" in data[:SAMPLE]:
            raise InvalidArticle("binary", "it is binary data, no text")
        encoding = (declared and known_codec(declared)) or guess_encoding(data[:SAMPLE]) or ""
        text = _try(data, encoding) if encoding else None
    if text is None:
        raise InvalidArticle("unknown_encoding", "it is not UTF-8, and no encoding fits: convert it to UTF-8")
    return Decoded(text.replace("\r\n", "\n"), encoding.removesuffix("-sig"))


def guess_encoding(data: bytes) -> str | None:
    """The encoding that charset-normalizer finds; of the Western ones, which it confuses, cp1252."""
    from charset_normalizer import from_bytes

    found = from_bytes(data).best()
    if found is None:
        return None
    return "cp1252" if found.encoding.startswith(WESTERN) and _try(data, "cp1252") else found.encoding


def known_codec(name: str) -> str | None:
    """Python's name of an encoding; as browsers do, Latin-1 and ASCII are read as cp1252, their superset.

    Example:
        >>> known_codec("ISO-8859-1"), known_codec("no-such")
        ('cp1252', None)
    """
    try:
        codec = codecs.lookup(name)
    except LookupError:
        return None
    return "cp1252" if codec.name in ("iso8859-1", "ascii") else codec.name


def declared_in_html(data: bytes) -> str | None:
    """The encoding that a page declares in its head."""
    found = _META_CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
