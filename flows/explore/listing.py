"""A list as its address asks for it: filters, page and facets."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode

from schemas.errors import DatelineError

PAGE = 20
"""Rows of a page."""
DAYS = ("since", "until")


class WrongFilter(DatelineError):
    """An address asks for something that cannot be."""


@dataclass(frozen=True)
class Listing:
    """Which part of a list is wanted.

    Attributes:
        path: where the list is served.
        names: the filters that it knows, besides the words.
        values: those that are set, and the words under ``q``.
        page: from 1.
    """

    path: str
    names: tuple[str, ...]
    values: Mapping[str, str]
    page: int = 1

    @classmethod
    def read(cls, path: str, names: tuple[str, ...], query: Mapping[str, str]) -> Self:
        """What an address asks for.

        Raises:
            WrongFilter: a day or a page is none.
        """
        # a filter may be empty: the value of rows without one; words and days may not
        values = {n: query[n].strip() for n in ("q", *names) if n in query}
        values = {n: v for n, v in values.items() if v or n not in ("q", *DAYS)}
        for name in DAYS:
            if name in values:
                try:
                    dt.date.fromisoformat(values[name])
                except ValueError:
                    raise WrongFilter(f"{values[name]!r} is no day such as 2024-05-31") from None
        page = query.get("page", "1")
        if not (page.isascii() and page.isdigit() and 0 < int(page) < 10**9):
            raise WrongFilter(f"{page!r} is no page")
        return cls(path, names, values, int(page))

    @property
    def words(self) -> str:
        """What is searched for."""
        return self.values.get("q", "")

    @property
    def filters(self) -> dict[str, str | None]:
        """Parameters of the queries; None where nothing is asked."""
        return {"words": self.words or None} | {name: self.values.get(name) for name in self.names}

    @property
    def window(self) -> dict[str, int]:
        """Which rows."""
        return {"limit": PAGE, "offset": (self.page - 1) * PAGE}

    def href(self, page: int = 1) -> str:
        """The address of a page of this list."""
        query = dict(self.values) | ({"page": str(page)} if page > 1 else {})
        return self.path + (f"?{urlencode(query)}" if query else "")

    def with_values(self, **changes: str | None) -> str:
        """The address with other filters; None takes one away."""
        values = {name: value for name, value in {**self.values, **changes}.items() if value is not None}
        return replace(self, values=values).href()

    def between(self, since: str, until: str) -> str:
        """The address of what lies between two days."""
        return self.with_values(since=since, until=until)


@dataclass(frozen=True)
class Choice:
    """A value of a facet: how many rows have it, and the address with or without it."""

    label: str
    found: int
    href: str
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter and its values."""

    title: str
    choices: tuple[Choice, ...]


def read_facets(
    rows: Iterable[Mapping[str, Any]], titles: Mapping[str, str], listing: Listing, words: Mapping[str, str]
) -> list[Facet]:
    """Facets from counts.

    Args:
        rows: ``facet``, ``value`` and ``found``, the most frequent first.
        titles: facets to show, with their titles.
        listing: what is asked now.
        words: labels of values that are not shown as they are.
    """
    rows, facets = list(rows), []
    for name, title in titles.items():
        choices = []
        for row in [row for row in rows if row["facet"] == name][:12]:
            value, is_chosen = row["value"], listing.values.get(name) == row["value"]
            href = listing.with_values(**{name: None if is_chosen else value})
            choices.append(Choice(words.get(value, value) or "not known", row["found"], href, is_chosen))
        facets.append(Facet(title, tuple(choices)))
    return [facet for facet in facets if facet.choices]


def months_of(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Counts by month."""
    return {row["value"]: row["found"] for row in rows if row["facet"] == "month"}
