"""The words of ``words.toml``, and what a naming of a body is."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from extractors.lexicons import read_table
from schemas import OrganizationKind


class Words(NamedTuple):
    """The lists of ``words.toml``, case-folded."""

    suffixes: frozenset[str]
    legal: frozenset[str]
    partners: frozenset[str]
    small: frozenset[str]
    heads: frozenset[str]
    fields: frozenset[str]
    last_words: frozenset[str]
    owners: frozenset[str]
    kinds_before: frozenset[str]
    kinds_of_firm: frozenset[str]
    first_words: frozenset[str]
    by_name: frozenset[str]
    onlookers: frozenset[str]
    false_friends: frozenset[str]
    proper: frozenset[str]
    things: frozenset[str]
    commons: frozenset[str]
    amounts: frozenset[str]
    products: frozenset[str]
    acts: frozenset[str]
    media: frozenset[str]


@cache
def words() -> Words:
    """The words of organizations' names, read once."""
    table = read_table("extractors.organizations", "words.toml")
    return Words(*(frozenset(table[name]["words"]) for name in Words._fields))


class Named(NamedTuple):
    """One naming of a body: its tokens, what kind it is, and the rule that found it."""

    start: int
    end: int
    kind: OrganizationKind
    rule: str


def names_body(token: Token) -> bool:
    """Whether a token can stand in a body's name: a capitalised name or adjective of one."""
    return token.text[0].isupper() and (token.pos_ == "PROPN" or token.ent_type_ in ("NORP", "GPE", "PERSON", "ORG"))


def is_in_capitals(sentence: Span) -> bool:
    """Whether a sentence is a headline in capitals, in which models see names everywhere."""
    letters = [t for t in sentence if t.is_alpha]
    return len(letters) > 2 and all(t.is_upper for t in letters)
