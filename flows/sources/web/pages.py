"""The pages of a source: those that are new, those that have changed, and those that are gone."""

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field

from flows.sources.formats.html import read_html
from flows.sources.formats.text import read_text
from flows.sources.items import Found, Item, Provenance, Refused, Withdrawn, rejected, to_item
from flows.sources.published import Witness
from flows.sources.source import Source, Visit
from flows.sources.web.client import Answer, Unreachable
from schemas import Article, Rejected
from schemas.errors import InvalidArticle
from schemas.tables import SourceStateRow

PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def read_period(value: Any) -> Any:
    """A period as people write it.

    Example:
        >>> read_period("12h")
        datetime.timedelta(seconds=43200)
    """
    if isinstance(value, dt.timedelta):
        return value
    found = re.fullmatch(r"(\d{1,6})([smhd])", value.strip()) if isinstance(value, str) else None
    if not found:
        raise ValueError("write a number and s, m, h or d, as in 12h")
    return dt.timedelta(**{UNITS[found[2]]: int(found[1])})


Period = Annotated[dt.timedelta, BeforeValidator(read_period)]


@dataclass(frozen=True)
class Entry:
    """A page as a feed or sitemap names it, with what is said of it there.

    Attributes:
        changed: when its content last changed, in UTC without zone.
    """

    url: str
    changed: dt.datetime | None = None
    published: str | None = None
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None

    @property
    def said(self) -> str:
        """What is said of it, to be remembered: it may soon be named no longer."""
        return json.dumps({name: value for name in SAID if (value := getattr(self, name))}, ensure_ascii=False)


SAID = ("published", "title", "byline", "publisher")


class PagesOptions(Source):
    """The options of all sources that read pages."""

    match: re.Pattern[str] = Field(
        re.compile(""), description="Only addresses in which this regular expression is found"
    )
    revisit_every: Period = Field(dt.timedelta(hours=12), description="When a page is asked for again: corrections")
    revisit_for: Period = Field(dt.timedelta(days=7), description="For how long after it was first seen")
    max_pages: int = Field(500, ge=1, le=100_000, description="Most pages asked for in one run; the rest follow")
    withdraw_missing: bool = Field(False, description="Withdraw an article whose page is gone: 404 or 410")


def read_pages(source: PagesOptions, entries: Iterable[Entry], visit: Visit) -> Iterator[Item]:
    """What is new or changed of the pages that a source names now, or has named lately."""
    states = visit.memory.states(source.name)
    named = {entry.url: entry for entry in entries if source.match.search(entry.url)}
    # a listing's own state says nothing of a page
    pages = [state for state in states.values() if state.said is not None and state.key not in named]
    lately = {state.key: Entry(state.key, **json.loads(state.said or "{}")) for state in pages}
    due = (entry for entry in (named | lately).values() if _is_due(entry, states.get(entry.url), source, visit))
    for number, entry in enumerate(due):
        state = states.get(entry.url) or new_state(source, entry.url, visit)
        state = state.model_copy(update={"said": entry.said})
        if number < source.max_pages:
            yield from read_page(source, entry, state, visit)
        else:
            yield state  # for the next run: the listing may have no news then, and name nothing


def new_state(source: Source, key: str, visit: Visit) -> SourceStateRow:
    """The state of something that has not been asked for yet."""
    return SourceStateRow(source=source.name, key=key, first_seen=visit.now)


def conditions(state: SourceStateRow, visit: Visit) -> dict[str, str | None]:
    """What a question needs to be answered only when something has changed; what another extractor read is not that."""
    if state.fingerprint != visit.fingerprint or state.gone_at:
        return {}
    return {"etag": state.etag, "last_modified": state.last_modified}


def is_same(answer: Answer, state: SourceStateRow, visit: Visit) -> bool:
    """Whether an answer holds what the last one held."""
    if answer.content is None:
        return True
    is_ours = state.fingerprint == visit.fingerprint and not state.gone_at
    return is_ours and state.content_hash == _hash(answer.content)


def answered(state: SourceStateRow, answer: Answer, visit: Visit, **more: Any) -> SourceStateRow:
    """The state after an answer."""
    fresh = {"trouble": None, "retry_at": None, "gone_at": None, "last_seen": visit.now, **more}
    if answer.content is not None:
        fresh |= {"content_hash": _hash(answer.content), "fingerprint": visit.fingerprint}
        fresh |= {"etag": answer.etag, "last_modified": answer.last_modified}
    return state.model_copy(update=fresh)


def in_trouble(source: PagesOptions, state: SourceStateRow, error: Exception, visit: Visit) -> SourceStateRow:
    """The state after a failure: what may pass is tried by the next run, or when the host has said; else later."""
    wait = dt.timedelta(seconds=error.wait) if isinstance(error, Unreachable) else source.revisit_every
    return state.model_copy(update={"trouble": str(error), "retry_at": visit.now + wait})


def read_page(source: PagesOptions, entry: Entry, state: SourceStateRow, visit: Visit) -> Iterator[Item]:
    """The article of one page, if it is new or changed; then the page's state."""
    try:
        answer = visit.web.fetch(entry.url, **conditions(state, visit))
        check_is_the_page(entry.url, answer.url)
        if is_same(answer, state, visit):
            yield answered(state, answer, visit)
            return
        item = read_answer(source, entry, answer, visit)
        yield item
        if state.gone_at and state.document_id and source.withdraw_missing:
            yield Withdrawn(state.document_id, is_back=True)
        yield answered(state, answer, visit, document_id=item.document_id)
    except Unreachable as error:
        yield _refuse(source, entry, InvalidArticle("unreachable", str(error)))
        yield in_trouble(source, state, error, visit)
    except InvalidArticle as error:
        is_gone = error.rule == "gone"
        if is_gone and state.document_id and source.withdraw_missing:
            yield Withdrawn(state.document_id)
        elif not (is_gone and state.document_id):
            yield _refuse(source, entry, error)
        asked = in_trouble(source, state, error, visit)
        yield asked.model_copy(update={"gone_at": visit.now if is_gone else None})


def check_is_the_page(asked: str, answered: str) -> None:
    """An article that was removed often leads to the front page instead of an error.

    Raises:
        InvalidArticle: it does.

    Example:
        >>> check_is_the_page("https://post.example/mayor", "https://www.post.example/2024/mayor")
        >>> check_is_the_page("https://post.example/mayor", "https://post.example/")
        Traceback (most recent call last):
        schemas.errors.InvalidArticle: it is not there: we are sent to the front page
    """
    if urlsplit(answered).path in ("", "/") and urlsplit(asked).path not in ("", "/"):
        raise InvalidArticle("gone", "it is not there: we are sent to the front page")


def _is_due(entry: Entry, state: SourceStateRow | None, source: PagesOptions, visit: Visit) -> bool:
    """Whether a page is asked for in this run: new, said to have changed, or due again."""
    if state is None:
        return True
    if state.last_seen and entry.changed and entry.changed >= state.last_seen.replace(microsecond=0):
        return True
    if visit.now >= state.first_seen + source.revisit_for:
        return False
    if state.retry_at or state.last_seen is None:
        return state.retry_at is None or state.retry_at <= visit.now
    if state.fingerprint != visit.fingerprint:
        return True
    return state.last_seen + source.revisit_every <= visit.now


def read_answer(source: Source, entry: Entry, answer: Answer, visit: Visit) -> Article | Rejected:
    """The article of a page that has come; what the feed says fills in what the page does not."""
    from courlan import clean_url

    url = clean_url(answer.url) or answer.url
    where = Provenance(source.name, entry.url, url, visit.published, today=visit.today)
    try:
        found = _found(answer, url)
    except InvalidArticle as error:
        return to_item(Refused(error, answer.content or b""), where)
    assert isinstance(found.fields, dict)
    feed = {"title": entry.title, "byline": entry.byline, "publisher": entry.publisher, "document_id": url, "url": url}
    fields = feed | {name: value for name, value in found.fields.items() if value}
    dates = (*found.dates, *((Witness("feed", entry.published),) if entry.published else ()))
    return to_item(Found(fields, encoding=found.encoding, dates=dates), where)


def _found(answer: Answer, url: str) -> Found:
    if answer.media_type not in PAGES:
        raise InvalidArticle("no_page", f"it is {answer.media_type}, no page")
    if answer.media_type == "text/plain":
        return next(read_text(answer.content or b""))
    return next(read_html(answer.content or b"", declared=answer.charset, url=url))


def _refuse(source: Source, entry: Entry, error: InvalidArticle) -> Rejected:
    return rejected(error, entry.url, document_id=None, origin=entry.url, source=source.name)


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
