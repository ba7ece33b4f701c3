"""The lexicon of events (``lexicon.toml``), read once into sets."""

from functools import cache
from typing import Any

from extractors.lexicons import read_table
from schemas import EventType


@cache
def words(*path: str) -> frozenset[str]:
    """A word list of the lexicon by its path."""
    table: Any = read_table("extractors.actions", "lexicon.toml")
    for key in path:
        table = table[key]
    return frozenset(table.split())


@cache
def keys(name: str) -> dict[str, frozenset[str]]:
    """A table of word lists."""
    return {key: words(name, key) for key in read_table("extractors.actions", "lexicon.toml")[name]}


@cache
def modals() -> dict[str, str]:
    """Modal verb to modality."""
    return dict(read_table("extractors.actions", "lexicon.toml")["modals"])


@cache
def event_type(lemma: str) -> EventType | None:
    """The first type whose list has the lemma."""
    return next((EventType(name) for name, lemmas in keys("event_types").items() if lemma in lemmas), None)
