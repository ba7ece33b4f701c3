"""One person across articles: posts in time, actions, quotations, company, names, and where sources differ."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flows.pages.claims import Claim, read_claims, source_of
from flows.pages.templates import render
from flows.pages.timeline import Axis, RoleSpan, draw
from flows.pages.words import sentence_around
from schemas.errors import DatelineError
from warehouse import Reader, ask

MOST = 300
"""Rows of a section; the page says how many more there are, and which query shows them."""


class UnknownPerson(DatelineError):
    """No article names such a person, or several people bear the name."""


@dataclass(frozen=True)
class Cited:
    """Something that an article says: what, in which words, and where."""

    what: str
    words: str
    document_id: str
    source: str


@dataclass(frozen=True)
class RoleRow:
    """A post as one article says it."""

    title: str
    organization: str
    status: str
    start: str
    end: str
    cited: Cited


@dataclass(frozen=True)
class Contradiction:
    """Two articles that cannot both be right, each with its words."""

    what: str
    sides: tuple[Cited, Cited]


@dataclass
class PersonView:
    """All that a page of one person shows."""

    person_id: str
    name: str
    articles: int
    axis: Axis | None
    roles: list[RoleRow]
    claims: list[Claim]
    quotes: list[Cited]
    companions: list[dict[str, Any]]
    names: list[dict[str, Any]]
    documents: list[dict[str, Any]]
    contradictions: list[Contradiction]
    in_all: dict[str, int]
    judgements: list[dict[str, Any]]
    namesakes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The counts, in words."""
        counts = (
            (self.articles, "articles", "article"),
            (self.in_all["roles"], "reports of a post", "report of a post"),
            (self.in_all["claims"], "actions", "action"),
            (self.in_all["quotes"], "quotations", "quotation"),
        )
        return " · ".join(f"{n} {one if n == 1 else many}" for n, many, one in counts)


def find_person(reader: Reader, name: str) -> list[dict[str, Any]]:
    """Individuals of a name or an id, those whom most articles name first.

    Raises:
        UnknownPerson: there is none.
    """
    found = ask(reader, "people_called", name=name)
    if not found:
        like = ask(reader, "people", words=name, limit=5, offset=0)
        hint = f"; similar names: {', '.join(str(row['name']) for row in like)}" if like else ""
        raise UnknownPerson(f"no article names {name}{hint}")
    return found


def view_person(reader: Reader, name: str) -> PersonView:
    """Everything that the page of one person shows.

    Args:
        reader: the open warehouse.
        name: full name or id; of namesakes, the one whom most articles name, and the page lists the others.

    Raises:
        UnknownPerson: there is none.
    """
    (person, *namesakes) = find_person(reader, name)
    one = {"person_id": person["person_id"]}
    roles = ask(reader, "person_roles", **one, limit=MOST)
    keys = ask(reader, "person_actions", **one, limit=MOST)
    quotes = ask(reader, "person_quotes", **one, limit=MOST)
    companions = ask(reader, "person_companions", **one, limit=40)
    documents = ask(reader, "person_articles", **one, limit=MOST)
    contradictions = ask(reader, "person_contradictions", **one, limit=20)
    listed = {
        "roles": roles,
        "claims": keys,
        "quotes": quotes,
        "companions": companions,
        "documents": documents,
        "contradictions": contradictions,
    }
    return PersonView(
        person_id=person["person_id"],
        name=person["name"],
        articles=person["articles"],
        axis=draw(role_spans(roles)),
        roles=[_role(row) for row in roles],
        claims=read_claims(reader, keys),
        quotes=[Cited(row["type"], row["content"], row["document_id"], source_of(row)) for row in quotes],
        companions=companions,
        names=ask(reader, "person_names", **one),
        documents=documents,
        contradictions=[_contradiction(row) for row in contradictions],
        in_all={name: rows[0]["total"] if rows else 0 for name, rows in listed.items()},
        judgements=ask(reader, "person_judgements", **one),
        namesakes=namesakes,
    )


def render_person(view: PersonView) -> str:
    """One self-contained HTML page of a person."""
    return render("person.html", title=view.name, view=view)


def _contradiction(row: Mapping[str, Any]) -> Contradiction:
    if row["kind"] == "act":
        stated = Cited("it happened", row["around"], row["document_id"], source_of(row))
        return Contradiction(f"Whether this happened: {row['what']}", (stated, _other_side(row, "it did not happen")))
    if row["kind"] == "date":
        one = Cited(row["claim"], row["around"], row["document_id"], source_of(row))
        return Contradiction(f"When this happened: {row['what']}", (one, _other_side(row, row["other_claim"])))
    words = sentence_around(row["around"], row["place"], row["place"] + row["length"])
    one = Cited(row["claim"], words, row["document_id"], source_of(row))
    return Contradiction(f"From when until when: {row['what']}", (one, _other_side(row, row["other_claim"])))


def _other_side(row: Mapping[str, Any], claim: str) -> Cited:
    other = {
        name: row[f"other_{name}"] for name in ("document_id", "published", "publisher", "around", "place", "length")
    }
    place = other["place"]
    words = other["around"] if place is None else sentence_around(other["around"], place, place + other["length"])
    return Cited(claim, words, other["document_id"], source_of(other))


def _role(row: Mapping[str, Any]) -> RoleRow:
    start = row["start"] - row["around_start"]
    words = sentence_around(row["around"], start, start + len(row["evidence"]))
    return RoleRow(
        title=row["title"],
        organization=row["organization"] or "",
        status=row["status"],
        start=row["start_date"] or "",
        end=row["end_date"] or "",
        cited=Cited(row["title"], words, row["document_id"], source_of(row)),
    )


def role_spans(rows: Iterable[Mapping[str, Any]]) -> list[RoleSpan]:
    """Reports of the same post as one bar; where they give different ends, a bar for each.

    A report without an organization is of the same post as those with one, where they give but one.
    """
    rows = list(rows)
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        bodies[row["title"].casefold()] |= {row["organization"].casefold()} if row["organization"] else set()
    posts: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        title, body = row["title"].casefold(), (row["organization"] or "").casefold()
        (alone,) = bodies[title] if len(bodies[title]) == 1 else {body}
        posts[title, alone].append(row)
    spans = [span for reports in posts.values() for span in _spans_of_post(reports)]
    return sorted(spans, key=lambda span: (span.first or dt.date.max, span.label))


def _spans_of_post(reports: Sequence[Mapping[str, Any]]) -> Iterable[RoleSpan]:
    starts, ends = ({r[key] for r in reports} - {None} for key in ("start_date", "end_date"))
    agree = len(starts) <= 1 and len(ends) <= 1
    groups: dict[tuple[str | None, str | None], list[Mapping[str, Any]]] = defaultdict(list)
    for report in reports:
        key = (
            (next(iter(starts), None), next(iter(ends), None)) if agree else (report["start_date"], report["end_date"])
        )
        groups[key].append(report)
    for (start, end), group in groups.items():
        latest = max(group, key=lambda r: r["published"] or dt.date.min)
        organization = latest["organization"] or max((r["organization"] or "" for r in group), default="")
        label = ", ".join(filter(None, (latest["title"], organization)))
        reported = tuple(sorted({r["published"] for r in group} - {None}))
        yield RoleSpan(label, latest["status"], start, end, reported)
