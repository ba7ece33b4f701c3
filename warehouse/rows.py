"""From extractions to columns: the findings of a batch of documents, spread over the tables.

A record becomes a tuple, and the tuples of a table become its columns at once; there is no object a row.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Any

import pyarrow as pa

from schemas import Action, Article, Extraction, Person, Quote
from schemas.identity import IdentityBasis
from schemas.ids import stable_id
from warehouse.keys import name_key, person_id, post_id, story_id
from warehouse.lives import UNKNOWN, lives
from warehouse.tables import arrow_schema

_FINDING = ("start", "end", "text", "rule", "confidence")
_PERSON = ("given_name", "family_name", "honorific_prefix", "honorific_suffix", "gender", "rule", "confidence")
_LIFE = ("first_year", "last_year", "death_year")
_ROLE = ("role_id", "title", "organization_id", "organization", "status", "start_date", "end_date")
_DATE = ("date_id", "type", "value", "mod", "earliest", "latest", "granularity", "resolution", "anchor")
_ACTION = ("action_id", "predicate", "event_type", "polarity", "modality", "tense", "date_id", "earliest", "latest")
_PROVENANCE = ("source", "origin", "encoding", "published_origin", "published_doubt")
_DOCUMENT = ("title", "url", "publisher", "byline", "language", "text", *_PROVENANCE)

_READ = {
    "documents": (*_DOCUMENT, "published_day"),
    "people": _PERSON,
    "mentions": (*_FINDING, "kind"),
    "organizations": ("organization_id", "name", "kind", "rule", "confidence"),
    "roles": (*_FINDING, *_ROLE),
    "dates": (*_FINDING, *_DATE, "anchor_date_id"),
    "actions": (*_FINDING, *_ACTION, "quote_id", "trigger.start", "trigger.end", "trigger.text"),
    "participants": ("organization_id", "start", "end", "text"),
    "quotes": (*_FINDING, "quote_id", "type"),
}
"""Attributes that are taken from a record as they are."""

_TAKE = {name: attrgetter(*attributes) for name, attributes in _READ.items()}

LAYOUT: dict[str, tuple[str, ...]] = {
    "documents": (
        *_DOCUMENT,
        "published",
        *("document_id", "published_at", "content_hash", "version", "story_id", "withdrawn_at"),
    ),
    "person_names": (*_PERSON, "document_id", "person_id", "found_person_id", "basis", "name", "name_key", *_LIFE),
    "person_mentions": (*_READ["mentions"], "document_id", "person_id"),
    "organizations": (*_READ["organizations"], "document_id"),
    "organization_mentions": (*_READ["mentions"], "document_id", "organization_id"),
    "roles": (*_READ["roles"], "document_id", "person_id", "post_id"),
    "dates": (*_READ["dates"], "document_id"),
    "actions": (
        *(*_FINDING, *_ACTION, "quote_id"),
        *("trigger_start", "trigger_end", "trigger_text", "document_id"),
    ),
    "action_participants": (
        *_READ["participants"],
        *("document_id", "action_id", "participation", "ordinal", "person_id"),
    ),
    "quotes": (
        *_READ["quotes"],
        *("document_id", "content", "cue", "person_id", "organization_id", "source_text"),
    ),
    "quote_parts": ("start", "end", "text", "document_id", "quote_id", "part", "ordinal"),
}
"""Columns of the tuples of each table; what a load has in common (run, time, fingerprint) is added to all rows."""


@dataclass(frozen=True)
class Stamp:
    """What the rows of one load have in common."""

    run_id: str
    fingerprint: str
    recorded_at: dt.datetime


@dataclass
class Rows:
    """The rows of a batch, as tuples in the order of ``LAYOUT``."""

    of: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: defaultdict(list))

    def to_arrow(self, stamp: Stamp) -> dict[str, pa.Table]:
        """All rows as columns, by table."""
        return {table: arrow_columns(table, names, self.of[table], vars(stamp)) for table, names in LAYOUT.items()}


def arrow_columns(
    table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]], common: Mapping[str, Any]
) -> pa.Table:
    """Tuples as an Arrow table.

    Args:
        table: name of the table, which gives the types.
        names: columns of the tuples; those of the table that are in neither are null.
        rows: the tuples.
        common: values that are the same in all rows.
    """
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else {}
    schema = arrow_schema(table)
    arrays = [
        pa.array(columns[f.name], f.type)
        if f.name in columns
        else pa.repeat(pa.scalar(common.get(f.name), f.type), len(rows))
        for f in schema
    ]
    return pa.table(arrays, schema=schema)


def add_document(
    rows: Rows, found: Extraction, *, content_hash: str, version: int, withdrawn_at: dt.datetime | None = None
) -> None:
    """Add all rows of one document.

    Args:
        rows: what they are added to.
        found: the article and its findings.
        content_hash: hash of the article.
        version: number of its text among those that it has had.
        withdrawn_at: when it was withdrawn, if it was.
    """
    of, article, document_id = rows.of, found.document, found.document.document_id
    known = (document_id, _time(article), content_hash, version, story_id(document_id), withdrawn_at)
    of["documents"].append((*_TAKE["documents"](article), *known))
    identities, years = _identities(document_id, found.people), lives(found)
    ids: dict[str | None, str | None] = {None: None} | {own: id_ for own, (id_, _) in identities.items()}
    for person in found.people:
        id_, key = identities[person.person_id]
        basis = IdentityBasis.FULL_NAME if key else IdentityBasis.ONE_DOCUMENT
        life = years.get(person.person_id, UNKNOWN)
        of["person_names"].append((*_TAKE["people"](person), document_id, id_, id_, basis, person.name, key, *life))
        of["person_mentions"] += [(*_TAKE["mentions"](m), document_id, id_) for m in person.mentions]
    for body in found.organizations:
        of["organizations"].append((*_TAKE["organizations"](body), document_id))
        id_ = body.organization_id
        of["organization_mentions"] += [(*_TAKE["mentions"](m), document_id, id_) for m in body.mentions]
    of["roles"] += [
        (*_TAKE["roles"](role), document_id, ids[role.person_id], post_id(role.title, role.organization))
        for role in found.roles
    ]
    of["dates"] += [(*_TAKE["dates"](date), document_id) for date in found.dates]
    for action in found.actions:
        of["actions"].append((*_TAKE["actions"](action), document_id))
        of["action_participants"] += _participants(document_id, action, ids)
    for quote in found.quotes:
        of["quotes"].append((*_TAKE["quotes"](quote), document_id, *_said(quote, ids)))
        of["quote_parts"] += _quote_parts(document_id, quote)


def _time(article: Article) -> dt.datetime | None:
    """The time of publication, where the source gives more than a day."""
    published = article.published
    return published.replace(tzinfo=None) if isinstance(published, dt.datetime) else None


def _identities(document_id: str, people: Iterable[Person]) -> dict[str, tuple[str, str | None]]:
    """Id and name key by the ids within an article; of two namesakes, the second keeps to its document."""
    found: dict[str, tuple[str, str | None]] = {}
    taken: set[str] = set()
    for person in people:
        key = name_key(person.name, person.family_name)
        id_ = person_id(key) if key else stable_id("person", document_id, person.name)
        if id_ in taken:
            id_, key = stable_id("person", document_id, person.person_id), None
        taken.add(id_)
        found[person.person_id] = (id_, key)
    return found


def _participants(document_id: str, action: Action, ids: Mapping[str | None, str | None]) -> list[tuple[Any, ...]]:
    parts = chain(
        (("actor", i, part) for i, part in enumerate(action.actors)),
        (("recipient", i, part) for i, part in enumerate(action.recipients)),
        (("attribution", 0, part) for part in (action.attribution,) if part),
    )
    return [
        (*_TAKE["participants"](part), document_id, action.action_id, participation, ordinal, ids[part.person_id])
        for participation, ordinal, part in parts
    ]


def _said(quote: Quote, ids: Mapping[str | None, str | None]) -> tuple[Any, ...]:
    content, cue, source = "\n".join(s.text for s in quote.content), quote.cue.text if quote.cue else None, quote.source
    if source is None:
        return content, cue, None, None, None
    return content, cue, ids[source.person_id], source.organization_id, source.text


def _quote_parts(document_id: str, quote: Quote) -> list[tuple[Any, ...]]:
    parts = chain(
        (("content", i, part) for i, part in enumerate(quote.content)),
        (("cue", 0, part) for part in (quote.cue,) if part),
        (("source", 0, part) for part in (quote.source,) if part),
    )
    return [(s.start, s.end, s.text, document_id, quote.quote_id, part, ordinal) for part, ordinal, s in parts]
