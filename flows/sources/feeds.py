"""RSS and Atom feeds: their entries, or the pages that these lead to."""

import calendar
import datetime as dt
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, Literal

from pydantic import Field

from flows.sources.formats.markup import text_of_markup
from flows.sources.items import Found, Item, Provenance, to_item
from flows.sources.published import Witness
from flows.sources.source import Visit
from flows.sources.web.client import Answer
from flows.sources.web.listing import Listing
from flows.sources.web.pages import Entry
from schemas.errors import InvalidArticle

ENTITIES = tuple("<!ENTITY".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


class Feed(Listing):
    """An RSS or Atom feed by its address."""

    kind: Literal["feed"] = "feed"
    follow: bool = Field(True, description="Read the pages of the entries; else the text that the feed itself holds")

    def read_answer(self, answer: Answer, visit: Visit) -> Iterator[Item]:
        """The articles of a feed that has come."""
        feed = parse_feed(answer)
        if self.follow:
            yield from self.read_entries((_entry(e, feed) for e in feed.entries if e.get("link")), visit)
            return
        for number, entry in enumerate(feed.entries, 1):
            if self.match.search(entry.get("link", "")):
                yield to_item(*_content(entry, feed, self, number, visit))


def parse_feed(answer: Answer) -> Any:
    """A feed's own data and its entries.

    Raises:
        InvalidArticle: it is no feed, or declares entities.
    """
    import feedparser

    content = answer.content or b""
    if any(sign in content for sign in ENTITIES):
        raise InvalidArticle("xml_entities", "it declares entities, which feeds do not need")
    headers = {"content-location": answer.url}
    if answer.charset:
        headers["content-type"] = f"{answer.media_type}; charset={answer.charset}"
    feed = feedparser.parse(content, response_headers=headers)
    if not feed.get("version") and not feed.entries:
        raise InvalidArticle("no_feed", "it is no feed: neither RSS nor Atom")
    return feed


def _entry(entry: Any, feed: Any) -> Entry:
    return Entry(
        entry.get("link", ""),
        changed=_utc(dict(entry).get("updated_parsed")),
        published=_published(entry),
        title=entry.get("title"),
        byline=entry.get("author"),
        publisher=feed.feed.get("title"),
    )


def _content(entry: Any, feed: Any, source: Feed, number: int, visit: Visit) -> tuple[Found, Provenance]:
    """What the feed itself holds of an article."""
    from courlan import clean_url

    said = _entry(entry, feed)
    url = clean_url(said.url) or None
    pieces = [piece.get("value", "") for piece in entry.get("content", ())] or [entry.get("summary", "")]
    fields = {
        "document_id": url or entry.get("id"),
        "text": text_of_markup(max(pieces, key=len)),
        "title": said.title,
        "byline": said.byline,
        "publisher": said.publisher,
        "url": url,
    }
    dates = (Witness("feed", said.published),) if said.published else ()
    where = Provenance(source.name, source.url, f"{source.name}-{number}", visit.published, today=visit.today)
    return Found(fields, encoding=feed.get("encoding"), dates=dates), where


def _published(entry: Any) -> str | None:
    """The publication time of an entry with its own zone, so that the day is that of the place."""
    written, parsed = entry.get("published", ""), entry.get("published_parsed")
    for read in (parsedate_to_datetime, dt.datetime.fromisoformat):
        try:
            return read(written).isoformat()
        except (ValueError, TypeError):
            continue
    time = _utc(parsed)
    return f"{time.isoformat()}+00:00" if time else None


def _utc(parsed: Any) -> dt.datetime | None:
    """A time of feedparser's, in UTC without zone."""
    if parsed is None:
        return None
    return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC).replace(tzinfo=None)
