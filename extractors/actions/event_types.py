"""The published event type of a trigger: a lookup in ``event_types.toml``, by lemma and frame."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from extractors.actions.syntax.labels import OBJECTS
from extractors.actions.words import words_of
from extractors.lexicons import read_table
from schemas import EventType

NO_TYPE = "none"


@cache
def _types() -> dict[str, EventType | None]:
    table = read_table("extractors.actions", "event_types.toml")
    found: dict[str, EventType | None] = {}
    for name, words in table.items():
        for word in words.split() if name != "contests" else ():
            found.setdefault(word, None if name == NO_TYPE else EventType(name))
    return found


def event_type(trigger: Token, lemma: str, *, has_recipient: bool) -> EventType | None:
    """The type of a trigger.

    Args:
        trigger: the verb or noun.
        lemma: its lemma, with its prefix.
        has_recipient: whether it is done to somebody.

    Returns:
        That of the first frame which the list has ("step down", "win" with a contest), else that of the lemma.
    """
    types = _types()
    frame = next((f for f in _frames(trigger, lemma, has_recipient=has_recipient) if f in types), lemma)
    return types.get(frame)


def _frames(trigger: Token, lemma: str, *, has_recipient: bool) -> Iterator[str]:
    """As they are written in the list, the most telling first."""
    children = list(trigger.children)
    if any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in children):
        yield f"{lemma}=to"
    if any(c.dep_ == "ccomp" for c in children):
        yield f"{lemma}=that"
    marks = [m for c in children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark" and m.lower_ == "for"]
    yield from (f"{lemma}+for" for _ in marks)  # "called for Kim to resign"
    yield from (f"{lemma}+{c.lower_}" for c in children if c.dep_ in ("prt", "prep", "advmod"))
    objects = [c.lemma_.lower() for c in children if c.dep_ in OBJECTS]
    if words_of("event_types.toml", "contests").intersection(objects):
        yield f"{lemma}=contest"
    yield from (f"{lemma}={word}" for word in objects)
    if any(c.dep_ == "oprd" for c in children):
        yield f"{lemma}=so"  # "called it a lie"
    is_passive = any(c.dep_ in ("nsubjpass", "auxpass", "agent") for c in children)
    yield f"{lemma}=person" if has_recipient else f"{lemma}=thing" if objects or is_passive else f"{lemma}=alone"
