"""Titles of posts (``attorney general``, ``chief executive``): what is one, and where it stands.

Shared by people (a title is not part of a name), coreference (``the attorney general``) and roles.
"""

from extractors.lexicons import read_words


def title_heads() -> frozenset[str]:
    """Head nouns that make a phrase a title, case-folded and singular: president, minister, officer."""
    return read_words("extractors.titles", "heads.txt")
