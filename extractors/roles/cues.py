"""Which verbs begin, end or fill a post: what ``dateline explain`` points at beside a role."""

from functools import cache

from extractors.lexicons import read_table

_LISTS = ("appoint", "take", "follow", "leave", "remove", "serve", "die")


@cache
def role_verbs() -> frozenset[str]:
    """Lemmas of the verbs of ``changes.toml`` that say that somebody takes, holds or leaves a post.

    Example:
        >>> {"resign", "appoint", "succeed"} <= role_verbs(), "say" in role_verbs()
        (True, False)
    """
    table = read_table("extractors.roles", "changes.toml")
    return frozenset(word for name in _LISTS for word in table[name]["words"])
