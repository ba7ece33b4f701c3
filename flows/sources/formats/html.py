"""Web pages: trafilatura finds the article among menus and advertisements, and what the page says of it."""

import json
import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flows.sources.encoding import declared_in_html, decode
from flows.sources.items import Found
from flows.sources.published import Witness, date_in_url
from schemas.errors import InvalidArticle

DATE_META = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "date",
)
"""Names and properties of ``<meta>`` elements that say when an article was published, the surest first."""
MIN_WORDS = 20
"""With fewer, what was found is a menu or a notice about cookies."""


def read_html(data: bytes, *, declared: str | None = None, url: str | None = None) -> Iterator[Found]:
    """The article of a page.

    Args:
        data: the page.
        declared: the encoding that came with it.
        url: where it was found; else its canonical address is taken.

    Raises:
        InvalidArticle: there is no article in it.
    """
    from trafilatura import bare_extraction

    text, encoding = decode(data, declared=declared or declared_in_html(data))
    root = _parse(text)
    if root is None:
        raise InvalidArticle("no_article", "there is no HTML in it")
    dates = list(_dates(root))
    page = bare_extraction(
        root,
        url=url,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None or isinstance(page, dict) or len((page.text or "").split()) < MIN_WORDS:
        raise InvalidArticle("no_article", "no article is found in the page")
    title = page.title or None
    paragraphs = [line.strip() for line in (page.text or "").splitlines() if line.strip()]
    if title and paragraphs and paragraphs[0] == title:
        del paragraphs[0]
    address = url or page.url
    if page.date and page.date not in [w.value[:10] for w in date_in_url(address or "")]:
        dates.append(page.date)  # trafilatura also looks at the address, which is another witness
    fields = {
        "text": "\n\n".join(paragraphs),
        "title": title,
        "byline": page.author,
        "publisher": page.sitename if page.sitename != urlsplit(address or "").netloc else None,  # a guess
        "url": address,
        "language": root.get("lang"),
    }
    yield Found(fields, encoding=encoding, dates=tuple(Witness("metadata", date) for date in dict.fromkeys(dates)))


def _parse(text: str) -> Any:
    """The tree of a page; None when there is none."""
    from trafilatura import load_html

    for name in ("trafilatura", "htmldate"):  # what they warn of is in the rejection
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return load_html(text)


def _dates(root: Any) -> Iterator[str]:
    """What the page's own data says of its publication."""
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    yield from (metas[name].strip() for name in DATE_META if metas.get(name, "").strip())
    for script in root.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                yield from _published_in(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    for time in root.iter("time"):
        if time.get("itemprop") == "datePublished" and time.get("datetime"):
            yield time.get("datetime").strip()


def _published_in(data: object) -> Iterator[str]:
    """``datePublished`` wherever it stands in linked data."""
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"].strip()
        for value in data.values():
            yield from _published_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _published_in(value)
