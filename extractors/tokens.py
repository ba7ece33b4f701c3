"""The tokens of a text, made once."""

from functools import lru_cache

from spacy.tokens import Doc, Token

DASHES = frozenset({"-", "--", "–", "—"})
"""What parts a dateline from its report, or sets words off, where it stands between spaces."""


@lru_cache(maxsize=1)
def tokens(doc: Doc) -> tuple[Token, ...]:
    """The tokens of a text, for rules that look at each: spaCy makes a new object at every look.

    Only the text that is read now is kept.
    """
    return tuple(doc)
