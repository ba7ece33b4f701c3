"""The published event type of a trigger: a lookup in ``event_types.toml``, by lemma and frame."""

from functools import cache

from spacy.tokens import Token

from extractors.lexicons import read_table
from schemas import EventType


@cache
def _types() -> dict[str, EventType]:
    table = read_table("extractors.actions", "event_types.toml")
    found: dict[str, EventType] = {}
    for name, words in table.items():
        for word in words.split():
            found.setdefault(word, EventType(name))
    return found


def event_type(trigger: Token, lemma: str) -> EventType | None:
    """The type of a trigger with this lemma; its particle or preposition decides first ("step down" against "step")."""
    types = _types()
    for child in trigger.children:
        if child.dep_ in ("prt", "prep", "advmod") and (found := types.get(f"{lemma}+{child.lower_}")):
            return found
    return types.get(lemma)
