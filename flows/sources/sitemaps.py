"""Sitemaps, among them Google's news sitemaps: the pages that they name."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal

from flows.sources.formats.news_xml import parse_xml
from flows.sources.items import Item
from flows.sources.published import read_published
from flows.sources.source import Visit
from flows.sources.web.client import Answer
from flows.sources.web.listing import Listing
from flows.sources.web.pages import Entry
from schemas.errors import InvalidArticle

MAX_SITEMAPS = 50
"""Of an index of sitemaps, the first ones; an index in an index is not followed."""


class Sitemap(Listing):
    """A sitemap, or an index of sitemaps, by its address."""

    kind: Literal["sitemap"] = "sitemap"

    def read_answer(self, answer: Answer, visit: Visit) -> Iterator[Item]:
        """The pages of a sitemap that has come."""
        yield from self.read_entries(self._entries(answer, visit), visit)

    def _entries(self, answer: Answer, visit: Visit) -> Iterator[Entry]:
        root = parse_xml(answer.content or b"")
        if root.tag.endswith("sitemapindex"):
            for child in root.findall("{*}sitemap/{*}loc")[:MAX_SITEMAPS]:
                inner = parse_xml(visit.web.fetch((child.text or "").strip()).content or b"")
                yield from _entries(inner)
        elif root.tag.endswith("urlset"):
            yield from _entries(root)
        else:
            raise InvalidArticle("no_sitemap", "it is no sitemap")


def _entries(root: Any) -> Iterator[Entry]:
    for page in root.iterfind("{*}url"):
        if url := _text(page, "{*}loc"):
            yield Entry(
                url,
                changed=_time(_text(page, "{*}lastmod")),
                published=_text(page, "{*}news/{*}publication_date"),
                title=_text(page, "{*}news/{*}title"),
                publisher=_text(page, "{*}news/{*}publication/{*}name"),
            )


def _text(element: Any, path: str) -> str | None:
    return (element.findtext(path) or "").strip() or None


def _time(text: str | None) -> dt.datetime | None:
    """A time in UTC without zone."""
    if text is None:
        return None
    try:
        time = dt.datetime.fromisoformat(read_published(text))
    except InvalidArticle:
        return None
    return time.astimezone(dt.UTC).replace(tzinfo=None) if time.tzinfo else time
