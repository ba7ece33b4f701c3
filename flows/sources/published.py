"""When was it published? The first of several witnesses that can be believed, and what is wrong with the others."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.errors import InvalidArticle

EARLIEST_YEAR = 1600  # the first newspapers
CLOCK_ZERO = dt.date(1970, 1, 1)  # what a clock that was never set says
FUTURE = dt.timedelta(days=1)
"""A day ahead is today in another time zone; further ahead is the future."""
DATELINE_CHARACTERS = 200
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905

_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_URL_PARTS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})/")
_MONTH = "(" + "|".join(rf"{name[:3]}(?:{name[3:]}|t?\.)?" for name in MONTHS) + ")"
_DATELINE = re.compile(
    # "Thursday, March 2, 2017" on a line of its own, or "PORT ELLERY, May 8, 2024 (Wire) -" before the first words
    rf"\s*(?:(?:[A-Z][a-z]+day,? )|(?:[A-Z][A-Z.' -]+(?:, [A-Z][\w. ]+)?, ))?"
    rf"(?:{_MONTH} (\d{{1,2}}),? (\d{{4}})|(\d{{1,2}}) {_MONTH},? (\d{{4}}))\s*(?:\n|[-–—]|\([A-Z][^)]*\)\s*[-–—])"
)


class Witness(NamedTuple):
    """A publication date and where it comes from: given, metadata, feed, url or dateline."""

    origin: str
    value: str


class Publication(NamedTuple):
    """What is believed of an article's publication date.

    Attributes:
        value: ISO 8601, or None when nothing can be believed.
        origin: the witness that is believed.
        doubt: what was not believed, and why.
    """

    value: str | None = None
    origin: str | None = None
    doubt: str | None = None


def choose_published(witnesses: Iterable[Witness], *, today: dt.date) -> Publication:
    """The first date that can be believed, in the order given.

    Args:
        witnesses: in their order of trust.
        today: what lies after it is not believed.

    Raises:
        InvalidArticle: the article's own field, ``given``, is no date at all.

    Example:
        >>> choose_published(
        ...     [Witness("metadata", "2087-01-01"), Witness("url", "2024-05-06")], today=dt.date(2024, 5, 7)
        ... )
        Publication(value='2024-05-06', origin='url', doubt='metadata says 2087-01-01, which is in the future')
    """
    doubts = []
    for origin, value in witnesses:
        try:
            published = read_published(value)
        except InvalidArticle:
            if origin == "given":
                raise
            doubts.append(f"{origin} says {value!r}, which is no date")
            continue
        if doubt := doubt_of(published, today):
            doubts.append(f"{origin} says {published}, which is {doubt}")
        else:
            return Publication(published, origin, "; ".join(doubts) or None)
    return Publication(doubt="; ".join(doubts) or None)


def doubt_of(published: str, today: dt.date) -> str | None:
    """Why a date cannot be the day on which an article was published; None when it can."""
    day = dt.date.fromisoformat(published[:10])
    if day > today + FUTURE:
        return "in the future"
    if day.year < EARLIEST_YEAR:
        return "before the first newspapers"
    return "the zero of computers' clocks" if day == CLOCK_ZERO else None


def read_published(value: object) -> str:
    """A publication date as ISO 8601, checked.

    Args:
        value: ``YYYY-MM-DD`` or an ISO 8601 time.

    Raises:
        InvalidArticle: it is no date.

    Example:
        >>> read_published("2017-03-02")
        '2017-03-02'
        >>> read_published("20170302T101500Z")
        '2017-03-02T10:15:00+00:00'
    """
    text = str(value).strip()
    try:
        day = dt.date.fromisoformat(text) if len(text) == 10 else dt.datetime.fromisoformat(text)
    except ValueError:
        raise InvalidArticle("bad_published", f"its publication date {text!r} is no ISO date (2017-03-02)") from None
    return text if re.match(r"\d{4}-", text) else day.isoformat()


def date_in_url(url: str) -> Iterator[Witness]:
    """The day that an address names, as many news sites write it.

    Example:
        >>> list(date_in_url("https://post.example/2024/05/06/mayor"))
        [Witness(origin='url', value='2024-05-06')]
        >>> list(date_in_url("https://post.example/story-20241506"))
        []
    """
    if found := _URL_DATE.search(url) or _URL_PARTS.search(url):
        yield from _day("url", *map(int, found.groups()))


def date_in_dateline(text: str) -> Iterator[Witness]:
    """The full date at the head of a text; one without its year says too little.

    Example:
        >>> list(date_in_dateline("PORT ELLERY, May 8, 2024 (Wire) - The mayor resigned."))
        [Witness(origin='dateline', value='2024-05-08')]
        >>> list(date_in_dateline("PORT ELLERY, May 8 - The mayor resigned."))
        []
    """
    if found := _DATELINE.match(text[:DATELINE_CHARACTERS]):
        month, day, year, day_first, month_second, year_second = found.groups()
        number = 1 + [name[:3] for name in MONTHS].index((month or month_second)[:3])
        yield from _day("dateline", int(year or year_second), number, int(day or day_first))


def _day(origin: str, year: int, month: int, day: int) -> Iterator[Witness]:
    try:
        yield Witness(origin, dt.date(year, month, day).isoformat())
    except ValueError:
        return
