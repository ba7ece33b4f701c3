"""What rows are compared by across documents: keys of names, posts and stories, and the hash of an article."""

import hashlib
import re
from functools import lru_cache

from schemas import Article
from schemas.ids import stable_id

_WORD = re.compile(r"\w+")
REMEMBERED = 65_536
"""Names and posts whose keys are kept at hand: the same ones come back in the news."""

PROVENANCE = frozenset({"source", "origin", "encoding", "published_origin", "published_doubt"})
"""How we came by an article: two sources that have the same article must not replace it in turn."""


def content_hash(article: Article) -> str:
    """The same hash, the same article: text and what is known about it, wherever it was read."""
    text = article.model_dump_json(exclude=set(PROVENANCE))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@lru_cache(REMEMBERED)
def name_key(name: str, family_name: str | None) -> str | None:
    """What full names are compared by: their words in small letters; None for a name that many may bear.

    A full name has two parts besides initials and particles. A hyphen or an apostrophe does not part a
    name, and a family name with its particle is one name. Conservative on purpose: two articles about
    "Brandt" may mean two people.

    Example:
        >>> [name_key(name, None) for name in ("Ida Brandt", "Mae-Ann Li", "J. Edgar Tamm")]
        ['ida brandt', 'mae ann li', 'j edgar tamm']
        >>> {name_key(name, None) for name in ("Brandt", "I. M. Brandt", "Al-Masri", "O'Dell", "van Dale")}
        {None}
    """
    if name == family_name:
        return None
    parts = [_WORD.findall(part) for part in name.split() if not part[0].islower()]
    if sum(any(len(word) > 1 or not word.isupper() for word in part) for part in parts) < 2:
        return None
    return " ".join(_WORD.findall(name.casefold()))


@lru_cache(REMEMBERED)
def person_id(key: str) -> str:
    """The id of the individual whom a full name means."""
    return stable_id("person", *key.split(" "))


@lru_cache(REMEMBERED)
def post_id(title: str, organization: str | None) -> str:
    """The id of a post: its title and organization, capitals and punctuation aside.

    Example:
        >>> post_id("Mayor", "Port Ellery") == post_id("mayor", "PORT ELLERY") != post_id("Mayor", None)
        True
    """
    body = None if organization is None else " ".join(_WORD.findall(organization.casefold()))
    return stable_id("post", " ".join(_WORD.findall(title.casefold())), body)


def story_id(document_id: str) -> str:
    """The id of the story that begins with an article."""
    return stable_id("story", document_id)
