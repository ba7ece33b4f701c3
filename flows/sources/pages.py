"""Pages by their addresses, and addresses that may be anything."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from flows.sources.feeds import Feed
from flows.sources.items import Item
from flows.sources.sitemaps import Sitemap
from flows.sources.source import Visit
from flows.sources.web.client import Answer
from flows.sources.web.listing import Listing
from flows.sources.web.pages import Entry, PagesOptions, Period, read_answer, read_pages
from schemas.tables import SourceStateRow

FEEDS = (b"<rss", b"<feed", b"<rdf:rdf")
SITEMAPS = (b"<urlset", b"<sitemapindex")


class Pages(PagesOptions):
    """Pages by their addresses."""

    kind: Literal["pages"] = "pages"
    urls: list[str] = Field(min_length=1, description="Addresses of articles")
    revisit_for: Period = Field(dt.timedelta(days=3650), description="For how long after it was first seen")

    @property
    def location(self) -> str:
        """The addresses."""
        return " ".join(self.urls)

    def read(self, visit: Visit) -> Iterator[Item]:
        """The articles of the pages."""
        return read_pages(self, map(Entry, self.urls), visit)


class Url(Listing):
    """One address: a feed, a sitemap or a page, as what comes from there shows."""

    kind: Literal["url"] = "url"

    def read_answer(self, answer: Answer, visit: Visit) -> Iterator[Item]:
        """The articles of whatever has come."""
        if (listing := self._as_listing(answer)) is not None:
            yield from listing.read_answer(answer, visit)
        else:
            yield read_answer(self, Entry(self.url), answer, visit)

    def remember(self, state: SourceStateRow, answer: Answer, visit: Visit) -> SourceStateRow:
        """What the kind of source that it is would remember."""
        listing = self._as_listing(answer)
        return listing.remember(state, answer, visit) if listing else super().remember(state, answer, visit)

    def _as_listing(self, answer: Answer) -> Listing | None:
        """The feed or sitemap that has come; None when it is a page, or nothing has changed."""
        start = (answer.content or b"")[:2000].lower()
        if start.lstrip().startswith((b"<!doctype html", b"<html")):
            return None
        kinds: tuple[tuple[type[Listing], tuple[bytes, ...]], ...] = ((Feed, FEEDS), (Sitemap, SITEMAPS))
        for kind, signs in kinds:
            if any(sign in start for sign in signs):
                return kind(**self.model_dump(exclude={"kind"}))
        return None
