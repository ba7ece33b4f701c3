"""Articles with nearly the same text: wire copies, updates and corrections, grouped under one ``story_id``.

Each text has marks: hashes of some of its MinHash values, which texts that share most of their words in a row are
likely to share. Articles with a common mark are compared word by word. Only articles of the same weeks are: a copy
comes soon.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
from rensa import RMinHash

from schemas import Article
from warehouse.database import registered, statement
from warehouse.tables import arrow_schema

BANDS, VALUES = 12, 4
"""Marks a text, and MinHash values in each: 81 % of the pairs that share 60 % are found, 99.8 % of those with 80 %."""
SEED = 7
SHARE = 0.5
"""Two texts are nearly the same when of all their runs of words at least so many are common."""
WINDOW = dt.timedelta(days=30)
"""Between the first and the last copy."""
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93], dtype=np.uint64)


class Text(NamedTuple):
    """An article to be compared."""

    text: str
    published: dt.date | None
    story_id: str


def runs_of(text: str) -> list[str]:
    """All runs of three words of a text; a text that is shorter is one run.

    Example:
        >>> runs_of("The mayor met the council.")
        ['the mayor met', 'mayor met the', 'met the council.']
    """
    words = text.lower().split()
    runs = [f"{first} {second} {third}" for first, second, third in zip(words, words[1:], words[2:], strict=False)]
    return runs or [" ".join(words)]


def is_nearly_the_same(one: str, other: str) -> bool:
    """Whether two texts share most of their runs of words."""
    a, b = set(runs_of(one)), set(runs_of(other))
    return len(a & b) >= SHARE * len(a | b)


def marks(articles: Sequence[Article]) -> pa.Table:
    """The rows of ``text_bands`` for some articles."""
    runs = [runs_of(article.text) for article in articles]
    digests = RMinHash.digest_matrix_from_token_sets(runs, BANDS * VALUES, SEED).to_rows() if runs else []
    values = np.array(digests, dtype=np.uint64).reshape(len(articles), BANDS, VALUES)
    mixed = (values * _FACTORS).sum(axis=2, dtype=np.uint64) + np.arange(BANDS, dtype=np.uint64)
    of_each = np.repeat(np.arange(len(articles)), BANDS)
    document_id = pa.array([article.document_id for article in articles], pa.string())
    published = pa.array([article.published_day for article in articles], pa.date32())
    band = pa.array(mixed.astype(np.int64).ravel())
    return pa.table([document_id.take(of_each), published.take(of_each), band], schema=arrow_schema("text_bands"))


def group(connection: duckdb.DuckDBPyConnection, fresh: pa.Table) -> None:
    """Give articles that were just loaded, and others with nearly the same text, one story; within a transaction.

    Args:
        connection: the warehouse.
        fresh: their rows of ``text_bands``.
    """
    with registered(connection, marks=fresh):
        window = {"days": WINDOW.days}
        pairs = connection.execute(statement("share_a_mark"), window).fetchall()
        if not pairs:
            return
        ids = sorted({id_ for pair in pairs for id_ in pair})
        rows = connection.execute(statement("texts_to_compare"), {"ids": ids}).fetchall()
        new = {id_ for (id_,) in connection.execute(statement("marked")).fetchall()}
    texts = {id_: Text(*rest) for id_, *rest in rows}
    same = [(a, b) for a, b in pairs if _are_copies(texts[a], texts[b])]
    moved = _joined(same, {id_: text.story_id for id_, text in texts.items()}, new)
    if moved:
        stories = pa.table({"old_story_id": list(moved), "story_id": list(moved.values())})
        with registered(connection, moved=stories):
            connection.execute(statement("move_stories"))


def _are_copies(one: Text, other: Text) -> bool:
    dates = one.published, other.published
    is_near = dates[0] is None or dates[1] is None or abs(dates[0] - dates[1]) <= WINDOW
    return is_near and is_nearly_the_same(one.text, other.text)


def _joined(pairs: Iterable[tuple[str, str]], story: Mapping[str, str], new: set[str]) -> dict[str, str]:
    """New ids of stories that are one: that of the oldest article, of the fresh ones that with the smallest id."""
    groups: dict[str, set[str]] = {id_: {id_} for id_ in story}
    for a, b in pairs:
        both = groups[a] | groups[b]
        groups.update(dict.fromkeys(both, both))
    moved: dict[str, str] = {}
    for members in groups.values():
        stays = story[min(members, key=lambda id_: (id_ in new, id_))]
        moved |= {story[id_]: stays for id_ in members if story[id_] != stays}
    return moved
