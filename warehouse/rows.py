"""From records to columns: the findings of a batch of documents, spread over the tables.

The records of one kind are taken from all documents together, and then column by column; there is no object a row.
A column holds the field of its name, unless ``_spread`` gives it something else.
"""

import datetime as dt
import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from schemas import Extraction
from schemas.identity import IdentityBasis
from schemas.ids import stable_id
from warehouse import stories
from warehouse.columns import Columns, finding_schema, join
from warehouse.keys import content_hash, name_key, person_id, post_id, story_id
from warehouse.lives import UNKNOWN, Life, lives

Numbers = npt.NDArray[np.intp]

AT_ONCE = 200
"""Documents that become columns together: their records stay in the processor's cache while each column is taken."""


class Identity(NamedTuple):
    """Whom an article means by a person, as far as it alone can tell."""

    person_id: str
    name_key: str | None
    basis: IdentityBasis


class Records(NamedTuple):
    """Records of one kind, those of all documents one after the other.

    Attributes:
        fields: of each record, its fields by name.
        whole: for each, the number of the record that holds it.
        document: for each, the number of its document in the batch.
    """

    fields: list[dict[str, Any]]
    whole: Numbers
    document: Numbers

    def parts(self, field: str) -> "Records":
        """The records that a field of these holds."""
        held = self.column(field)
        whole = np.repeat(np.arange(len(held)), np.fromiter(map(len, held), np.intp, len(held)))
        return Records(list(map(vars, chain.from_iterable(held))), whole, self.document[whole])

    def part(self, field: str) -> "Records":
        """The record that a field of these holds, where there is one."""
        held = self.column(field)
        whole = np.array([number for number, record in enumerate(held) if record is not None], np.intp)
        return Records([vars(record) for record in held if record is not None], whole, self.document[whole])

    def column(self, field: str) -> list[Any]:
        """A field of each record; a dot leads to a field of its field, which may be empty."""
        outer, _, inner = field.partition(".")
        values = list(map(itemgetter(outer), self.fields))
        return [None if value is None else getattr(value, inner) for value in values] if inner else values

    def by_document(self, field: str) -> list[tuple[int, Any]]:
        """The number of the document of each record, and a field of it."""
        return list(zip(self.document.tolist(), self.column(field), strict=True))

    def from_whole(self, values: list[str]) -> pa.Array:
        """For each record, the value of its whole."""
        return pa.array(values, pa.string()).take(self.whole)

    def ordinals(self) -> Numbers:
        """Place of each record among those of its whole, from 0."""
        return np.arange(len(self.whole)) - np.searchsorted(self.whole, self.whole)


def spread(batch: Iterable[Extraction]) -> Columns:
    """A batch of documents as columns.

    Args:
        batch: articles with their findings; of two with one document id, the last counts.
    """
    latest = list({found.document.document_id: found for found in batch}.values())
    with _no_collection():
        return join([Columns(_spread(latest[at : at + AT_ONCE])) for at in range(0, len(latest), AT_ONCE)])


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without Python's search for cycles, which goes through all records again and again; columns have none."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _spread(batch: Sequence[Extraction]) -> dict[str, pa.Table]:
    """All rows of some documents, by table."""
    numbers = np.arange(len(batch))
    documents = Records(list(map(vars, batch)), numbers, numbers)
    articles = documents.part("document")
    people, organizations = documents.parts("people"), documents.parts("organizations")
    roles, dates = documents.parts("roles"), documents.parts("dates")
    actions, quotes = documents.parts("actions"), documents.parts("quotes")
    participants = {
        "actor": actions.parts("actors"),
        "recipient": actions.parts("recipients"),
        "attribution": actions.part("attribution"),
    }
    quote_parts = {"content": quotes.parts("content"), "cue": quotes.part("cue"), "source": quotes.part("source")}

    ids = articles.column("document_id")
    document_id = pa.array(ids, pa.string())
    identities, years = [_identities(found) for found in batch], [lives(found) for found in batch]
    own_ids = people.by_document("person_id")
    individuals = [identities[number][own_id] for number, own_id in own_ids]
    shown = [years[number].get(own_id, UNKNOWN) for number, own_id in own_ids]

    def rows(table: str, records: Records, **given: Any) -> pa.Table:
        return _table(table, records, {"document_id": document_id.take(records.document), **given})

    def whom(records: Records, field: str = "person_id") -> list[str | None]:
        """The individuals, for the ids that people have within their article."""
        return [own and identities[number][own].person_id for number, own in records.by_document(field)]

    return {
        "documents": rows(
            "documents",
            articles,
            published=[found.document.published_day for found in batch],
            published_at=[_time(published) for published in articles.column("published")],
            content_hash=[content_hash(found.document) for found in batch],
            story_id=[story_id(id_) for id_ in ids],
        ),
        "person_names": rows(
            "person_names",
            people,
            found_person_id=[one.person_id for one in individuals],
            **_fields(Identity, individuals),
            **_fields(Life, shown),
        ),
        "person_mentions": rows(
            "person_mentions",
            mentions := people.parts("mentions"),
            person_id=mentions.from_whole([one.person_id for one in individuals]),
        ),
        "organizations": rows("organizations", organizations),
        "organization_mentions": rows(
            "organization_mentions",
            mentions := organizations.parts("mentions"),
            organization_id=mentions.from_whole(organizations.column("organization_id")),
        ),
        "roles": rows(
            "roles",
            roles,
            person_id=whom(roles),
            post_id=list(map(post_id, roles.column("title"), roles.column("organization"))),
        ),
        "dates": rows("dates", dates),
        "actions": rows(
            "actions",
            actions,
            trigger_start=actions.column("trigger.start"),
            trigger_end=actions.column("trigger.end"),
            trigger_text=actions.column("trigger.text"),
        ),
        "action_participants": pa.concat_tables(
            rows(
                "action_participants",
                who,
                action_id=who.from_whole(actions.column("action_id")),
                participation=participation,
                ordinal=who.ordinals(),
                person_id=whom(who),
            )
            for participation, who in participants.items()
        ),
        "quotes": rows(
            "quotes",
            quotes,
            content=["\n".join(span.text for span in content) for content in quotes.column("content")],
            cue=quotes.column("cue.text"),
            person_id=whom(quotes, "source.person_id"),
            organization_id=quotes.column("source.organization_id"),
            source_text=quotes.column("source.text"),
        ),
        "quote_parts": pa.concat_tables(
            rows(
                "quote_parts",
                spans,
                quote_id=spans.from_whole(quotes.column("quote_id")),
                part=part,
                ordinal=spans.ordinals(),
            )
            for part, spans in quote_parts.items()
        ),
        "text_bands": stories.marks([found.document for found in batch]),
    }


def _table(table: str, records: Records, given: Mapping[str, Any]) -> pa.Table:
    """Records as rows of a table.

    Args:
        table: its name, which gives the columns and their types.
        records: the records.
        given: for columns that do not hold the field of their name, a value for each row, or one for all.
    """
    arrays = []
    for column in finding_schema(table):
        values = given[column.name] if column.name in given else records.column(column.name)
        if isinstance(values, list | np.ndarray):
            values = pa.array(values, column.type)
        if not isinstance(values, pa.Array):
            values = pa.repeat(pa.scalar(values, column.type), len(records.fields))
        arrays.append(values)
    return pa.table(arrays, schema=finding_schema(table))


def _fields(kind: type[NamedTuple], values: Sequence[Any]) -> dict[str, list[Any]]:
    """Tuples as columns by the names of their fields."""
    return {name: list(map(attrgetter(name), values)) for name in kind._fields}


def _time(published: dt.date | None) -> dt.datetime | None:
    """The time of publication, where the source gives more than a day."""
    return published.replace(tzinfo=None) if isinstance(published, dt.datetime) else None


def _identities(found: Extraction) -> dict[str, Identity]:
    """By the ids within an article, whom they mean; of two namesakes, the second keeps to its document."""
    document_id = found.document.document_id
    identities: dict[str, Identity] = {}
    taken: set[str] = set()
    for person in found.people:
        key = name_key(person.name, person.family_name)
        id_ = person_id(key) if key else stable_id("person", document_id, person.name)
        if id_ in taken:
            id_, key = stable_id("person", document_id, person.person_id), None
        taken.add(id_)
        basis = IdentityBasis.FULL_NAME if key else IdentityBasis.ONE_DOCUMENT
        identities[person.person_id] = Identity(id_, key, basis)
    return identities
