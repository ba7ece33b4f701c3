"""WARC, the format of web archives such as Common Crawl News: the pages in it."""

from collections.abc import Iterator
from typing import BinaryIO, cast

from flows.sources.formats.html import read_html
from flows.sources.items import Found, Refused
from schemas.errors import InvalidArticle

MAX_PAGE = 8_000_000
PAGES = ("text/html", "application/xhtml+xml")


def read_warc(file: BinaryIO) -> Iterator[Found | Refused]:
    """The pages that were answered with 200, each an article whose id is its address.

    A record that is shorter than it says is refused: fastwarc itself takes a file that was cut for a whole one.

    Raises:
        InvalidArticle: there is no record in it, or it breaks off.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    records = 0
    try:
        for record in ArchiveIterator(cast(BinaryIO, _Counted(file)), parse_http=True, auto_decode="all"):
            records += 1
            url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            expected = record.content_length
            data = record.reader.read(MAX_PAGE + 1)
            if record.record_type != WarcRecordType.response or record.http_headers is None:
                continue
            if record.http_headers.status_code != 200 or record.http_content_type not in PAGES:
                continue
            yield from _read_page(data, url, record.http_charset, expected)
    except OSError as error:
        raise InvalidArticle("damaged_archive", f"it breaks off after {records} records: {error}") from None
    if not records:
        raise InvalidArticle("no_warc", "it holds no WARC record")


def _read_page(data: bytes, url: str, charset: str | None, expected: int) -> Iterator[Found | Refused]:
    try:
        if len(data) > MAX_PAGE:
            raise InvalidArticle("too_long", f"it is longer than {MAX_PAGE:,} bytes: more than any article")
        if len(data) < expected:
            raise InvalidArticle("damaged_archive", f"the record has {len(data):,} of {expected:,} bytes")
        for found in read_html(data, declared=charset, url=url):
            fields = found.fields
            assert isinstance(fields, dict)
            yield Found(fields | {"document_id": url}, "", found.encoding, found.dates)
    except InvalidArticle as error:
        yield Refused(error, data, document_id=url)


class _Counted:
    """A stream that knows its position, which fastwarc asks for and a decompressed stream cannot tell."""

    def __init__(self, file: BinaryIO) -> None:
        self._file, self._position = file, 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._position += len(data)
        return data

    def tell(self) -> int:
        return self._position
