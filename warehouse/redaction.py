"""A person taken out of an article: what was found about them goes, and their name is blacked out in the text.

The blacked-out text has the length of the old one, so that all offsets stay right.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from schemas import Action, Extraction, MentionKind, Person, Quote

BLACK = "█"
NOTHING = re.compile(r"(?!)")
ADDRESSES = ("url", "source", "origin")
"""Fields of an article that may spell a name in small letters and hyphens; one that does is emptied."""


def redact(found: Extraction, people: Collection[Person]) -> Extraction:
    """The extraction without some of its people.

    Their roles go, their quotations, and every action that they take part in; an action of others that they told of
    stays, without its source. Their names and family names are blacked out in the text and in whatever quotes it,
    but a namesake keeps the family name. Pronouns and descriptions ("the former mayor") stay in the text.

    Args:
        found: the article and its findings.
        people: those of ``found.people`` who are to go.
    """
    ids = {person.person_id for person in people}
    quotes = tuple(quote for quote in found.quotes if not _is_by(quote, ids))
    kept = {quote.quote_id for quote in quotes}
    rest = found.model_copy(
        update={
            "people": tuple(person for person in found.people if person.person_id not in ids),
            "roles": tuple(role for role in found.roles if role.person_id not in ids),
            "actions": tuple(_without_source(a, ids, kept) for a in found.actions if not _takes_part(a, ids)),
            "quotes": quotes,
        }
    )
    names = _names(people)
    text = _black_out(found.document.text, names, [*_spans_of(rest.people)])
    data = _retell(rest.model_dump(exclude={"people"}), text, names)
    data["people"] = _retell(rest.model_dump(include={"people"})["people"], text, NOTHING)  # who are others
    for field in ADDRESSES:
        if any(spells(data["document"][field], person.name) for person in people):
            data["document"][field] = None
    return Extraction.model_validate(data)


def spells(value: str | None, name: str) -> bool:
    """Whether an address or an id holds all the words of a name.

    Example:
        >>> spells("https://news.example/2031/ida-brandt-resigns", "Ida Brandt")
        True
        >>> spells("pier.txt", "Ida Brandt")
        False
    """
    words = re.findall(r"[^\W_]+", (value or "").casefold())
    return all(word in words for word in re.findall(r"[^\W_]+", name.casefold()))


def _is_by(quote: Quote, ids: Collection[str]) -> bool:
    return quote.source is not None and quote.source.person_id in ids


def _takes_part(action: Action, ids: Collection[str]) -> bool:
    return any(part.person_id in ids for part in (*action.actors, *action.recipients))


def _without_source(action: Action, ids: Collection[str], quotes: Collection[str]) -> Action:
    source = action.attribution
    update: dict[str, Any] = {}
    if source is not None and source.person_id in ids:
        update["attribution"] = None
    if action.quote_id is not None and action.quote_id not in quotes:
        update["quote_id"] = None
    return action.model_copy(update=update)


def _names(people: Collection[Person]) -> re.Pattern[str]:
    """Their names as whole words, as the article writes them and in capitals."""
    words = {person.name for person in people} | {person.family_name for person in people if person.family_name}
    words |= {m.text for person in people for m in person.mentions if m.kind is MentionKind.NAME}
    words |= {word.upper() for word in words}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _spans_of(people: Sequence[Person]) -> Iterator[tuple[int, int]]:
    for person in people:
        for mention in person.mentions:
            if mention.kind is MentionKind.NAME:
                yield mention.start, mention.end


def _black(match: re.Match[str]) -> str:
    return re.sub(r"\S", BLACK, match[0])


def _black_out(text: str, names: re.Pattern[str], others: Sequence[tuple[int, int]]) -> str:
    """The text without the names, but for those that are part of somebody else's."""

    def swap(match: re.Match[str]) -> str:
        is_other = any(start <= match.start() and match.end() <= end for start, end in others)
        return match[0] if is_other else _black(match)

    return names.sub(swap, text)


def _retell(value: Any, text: str, names: re.Pattern[str]) -> Any:
    """The same data, its spans with the words that now stand in the text, its other strings without the names."""
    if isinstance(value, dict):
        told = {key: _retell(inner, text, names) for key, inner in value.items()}
        if "language" in told:  # the article itself
            told["text"] = text
        elif "start" in told:
            told["text"] = text[told["start"] : told["end"]]
        return told
    if isinstance(value, list | tuple):
        return [_retell(inner, text, names) for inner in value]
    return names.sub(_black, value) if isinstance(value, str) else value
