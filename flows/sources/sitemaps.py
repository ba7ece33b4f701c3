"""Sitemaps, among them Google's news sitemaps: the pages that they name."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal

from flows.sources.formats.news_xml import parse_xml
from flows.sources.items import Item, rejected
from flows.sources.published import read_published
from flows.sources.source import Visit
from flows.sources.web.client import Answer, Unreachable
from flows.sources.web.listing import Listing
from flows.sources.web.pages import Entry
from schemas.errors import InvalidArticle
from schemas.tables import SourceStateRow

INDEX = "sitemapindex"
MAX_SITEMAPS = 50
"""Of an index of sitemaps, the first ones; an index in an index is not followed."""


class Sitemap(Listing):
    """A sitemap, or an index of sitemaps, by its address."""

    kind: Literal["sitemap"] = "sitemap"

    def read_answer(self, answer: Answer, visit: Visit) -> Iterator[Item]:
        """The pages of a sitemap that has come, or of those in an index; one that cannot be read costs no other."""
        root = parse_xml(answer.content or b"")
        entries: list[Entry] = []
        if root.tag.endswith("urlset"):
            entries += _entries(root)
        elif root.tag.endswith(INDEX):
            for child in root.findall("{*}sitemap/{*}loc")[:MAX_SITEMAPS]:
                url = (child.text or "").strip()
                try:
                    entries += _entries(parse_xml(visit.web.fetch(url).content or b""))
                except (InvalidArticle, Unreachable) as error:
                    wrong = error if isinstance(error, InvalidArticle) else InvalidArticle("unreachable", str(error))
                    yield rejected(wrong, url, document_id=None, origin=url, source=self.name)
        else:
            raise InvalidArticle("no_sitemap", "it is no sitemap")
        yield from self.read_entries(entries, visit)

    def remember(self, state: SourceStateRow, answer: Answer, visit: Visit) -> SourceStateRow:
        """The sitemap's own state; an index is read every time, since its sitemaps may change while it does not."""
        kept = super().remember(state, answer, visit)
        is_index = INDEX.encode() in (answer.content or b"")
        return kept.model_copy(update=dict.fromkeys(("etag", "last_modified", "content_hash"))) if is_index else kept


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
