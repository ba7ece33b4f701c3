"""Which verbs begin, end or fill a post, from ``changes.toml``."""

from functools import cache
from typing import NamedTuple

from extractors.lexicons import read_table

AFTER = frozenset({"after", "since", "following", "with", "upon"})
"""Before what has happened: "after his resignation"."""

_LISTS = ("appoint", "take", "follow", "leave", "remove", "serve", "die")


class Changes(NamedTuple):
    """The tables of ``changes.toml``."""

    appoint: frozenset[str]
    weak: frozenset[str]
    appoint_alone: frozenset[str]
    inaugurate: frozenset[str]
    put_forward: frozenset[str]
    take: frozenset[str]
    arrive: frozenset[str]
    follow: frozenset[str]
    leave: frozenset[str]
    leave_alone: frozenset[str]
    leave_object: frozenset[str]
    left_bodies: frozenset[str]
    lead: frozenset[str]
    hold: frozenset[str]
    begin: frozenset[str]
    again: frozenset[str]
    remove: frozenset[str]
    remove_alone: frozenset[str]
    force_out: frozenset[str]
    serve: frozenset[str]
    stay: frozenset[str]
    run_for: frozenset[str]
    be: frozenset[str]
    die: frozenset[str]
    posts: frozenset[str]
    leaving: frozenset[str]
    hand_in: frozenset[str]
    tell_leaving: frozenset[str]
    putting_in: frozenset[str]
    power: frozenset[str]
    praise: frozenset[str]
    callings: frozenset[str]
    terms: frozenset[str]
    expire: frozenset[str]
    future: frozenset[str]
    unreal: frozenset[str]


@cache
def changes() -> Changes:
    """The verbs of ``changes.toml``, read once."""
    table = read_table("extractors.roles", "changes.toml")
    return Changes(*(frozenset(table[name]["words"]) for name in Changes._fields))


@cache
def role_verbs() -> frozenset[str]:
    """Lemmas of the verbs that say that somebody takes, holds or leaves a post: ``dateline explain`` points at them.

    Example:
        >>> {"resign", "appoint", "succeed"} <= role_verbs(), "say" in role_verbs()
        (True, False)
    """
    return frozenset(word for name in _LISTS for word in getattr(changes(), name))
