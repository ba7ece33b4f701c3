"""From extractions to rows: one document's findings spread over the tables."""

import datetime as dt
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from schemas import Article, Extraction, Participant, Person, Record, Span
from schemas.ids import stable_id

Rows = dict[str, list[dict[str, Any]]]


def content_hash(article: Article) -> str:
    """The same hash, the same article: text and what is known about it."""
    return hashlib.blake2b(article.model_dump_json().encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def shared_person_id(document_id: str, person: Person) -> str:
    """The person's id across documents: by full name; a single name stays with its document.

    Conservative on purpose: two articles about "Brandt" may mean two people.
    """
    if not is_full_name(person):
        return stable_id("person", document_id, person.name)
    return stable_id("person", *re.findall(r"\w+", person.name.casefold()))


def is_full_name(person: Person) -> bool:
    """Whether a name says which person is meant: two parts besides initials and particles.

    A hyphen or an apostrophe does not part a name, and a family name with its particle is one name.

    Example:
        >>> names = ["Ida Brandt", "Brandt", "I. M. Brandt", "Al-Masri", "O'Dell", "van Dale", "Mae-Ann Li"]
        >>> [name for name in names if is_full_name(Person(person_id="p", name=name))]
        ['Ida Brandt', 'Mae-Ann Li']
    """
    if person.name == person.family_name:
        return False
    parts = [re.findall(r"\w+", part) for part in person.name.split() if not part[0].islower()]
    return sum(any(len(word) > 1 or not word.isupper() for word in part) for part in parts) >= 2


def _person_ids(document_id: str, people: Iterable[Person]) -> dict[str | None, str | None]:
    """From the ids within an article to those of the tables; of two namesakes, the second keeps to its document."""
    ids: dict[str | None, str | None] = {None: None}
    for person in people:
        shared = shared_person_id(document_id, person)
        is_taken = shared in ids.values()
        ids[person.person_id] = stable_id("person", document_id, person.person_id) if is_taken else shared
    return ids


def to_rows(found: Extraction, *, run_id: str, fingerprint: str, recorded_at: dt.datetime) -> Rows:
    """All rows of one document.

    Args:
        found: the article and its findings.
        run_id: the run that loads them.
        fingerprint: what made the findings.
        recorded_at: time of the load, in UTC without zone.
    """
    rows: Rows = defaultdict(list)
    article, of = found.document, {"document_id": found.document.document_id, "run_id": run_id}
    ids = _person_ids(article.document_id, found.people)
    published = article.published
    rows["documents"].append(
        of
        | _fields(article, "title", "url", "publisher", "byline", "language", "source", "text")
        | {
            "published": article.published_day,
            "published_at": published.replace(tzinfo=None) if isinstance(published, dt.datetime) else None,
            "content_hash": content_hash(article),
            "fingerprint": fingerprint,
            "recorded_at": recorded_at,
        }
    )
    for person in found.people:
        key = of | {"person_id": ids[person.person_id]}
        rows["people"].append(key | _without(person, "person_id", "mentions"))
        rows["person_mentions"] += [key | m.model_dump() for m in person.mentions]
    for organization in found.organizations:
        rows["organizations"].append(of | _without(organization, "mentions"))
        body = of | {"organization_id": organization.organization_id}
        rows["organization_mentions"] += [body | m.model_dump() for m in organization.mentions]
    rows["roles"] += [of | role.model_dump() | {"person_id": ids[role.person_id]} for role in found.roles]
    rows["dates"] += [of | date.model_dump() for date in found.dates]
    for action in found.actions:
        trigger = {f"trigger_{name}": value for name, value in action.trigger.model_dump().items()}
        rows["actions"].append(of | trigger | _without(action, "trigger", "actors", "recipients", "attribution"))
        parts: list[tuple[str, int, Participant]] = [
            *(("actor", i, p) for i, p in enumerate(action.actors)),
            *(("recipient", i, p) for i, p in enumerate(action.recipients)),
            *([("attribution", 0, action.attribution)] if action.attribution else []),
        ]
        for participation, ordinal, part in parts:
            where = {"action_id": action.action_id, "participation": participation, "ordinal": ordinal}
            rows["action_participants"].append(of | where | part.model_dump() | {"person_id": ids[part.person_id]})
    for quote in found.quotes:
        source = quote.source
        rows["quotes"].append(
            of
            | _without(quote, "source", "cue", "content")
            | {
                "content": "\n".join(s.text for s in quote.content),
                "cue": quote.cue.text if quote.cue else None,
                "person_id": ids[source.person_id] if source else None,
                "organization_id": source.organization_id if source else None,
                "source_text": source.text if source else None,
            }
        )
        pieces: list[tuple[str, int, Span]] = [
            *(("content", i, span) for i, span in enumerate(quote.content)),
            *([("cue", 0, quote.cue)] if quote.cue else []),
            *([("source", 0, source)] if source else []),
        ]
        for piece, ordinal, span in pieces:
            words = {"start": span.start, "end": span.end, "text": span.text}
            rows["quote_parts"].append(of | {"quote_id": quote.quote_id, "part": piece, "ordinal": ordinal} | words)
    return rows


def _fields(record: Record, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _without(record: Record, *names: str) -> dict[str, Any]:
    return record.model_dump(exclude=set(names))
