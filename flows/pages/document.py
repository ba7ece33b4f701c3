"""One article as the rows that a reader checks against the text, and as a self-contained page."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.pages.marks import Mark, Piece, cut, paragraphs
from flows.pages.status import Status, statuses_of, why
from flows.pages.templates import render
from flows.pages.words import around_word
from schemas import Action, DateExpression, Extraction, Organization, Participant, Person, Resolution, Role

THIRD_PERSON = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ActionRow:
    """One action as a sentence: who, did, to whom, when, says who."""

    finding_id: str
    anchor: str
    evidence: str
    who: str
    did: str
    predicate: str
    whom: str
    when: str
    date_anchor: str | None
    says: str
    statuses: tuple[Status, ...]
    event_type: str
    words: tuple[str, str, str]
    why: str


@dataclass(frozen=True)
class Row:
    """A row of any other section: cells in the order of the section's headings."""

    kind: str
    finding_id: str
    anchor: str
    evidence: str
    cells: tuple[str, ...]
    why: str
    unresolved: bool = False
    person_id: str | None = None


@dataclass(frozen=True)
class Unresolved:
    """Something in the text that could not be settled, shown and not hidden."""

    evidence: str | None
    what: str
    text: str


@dataclass
class DocumentView:
    """All that a page of one article shows."""

    key: str
    title: str
    document_id: str
    facts: list[tuple[str, str]]
    url: str | None
    paragraphs: list[list[Piece]]
    people: list[Row] = field(default_factory=list)
    roles: list[Row] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)
    quotes: list[Row] = field(default_factory=list)
    dates: list[Row] = field(default_factory=list)
    organizations: list[Row] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The counts, in words."""
        counts = (
            (len(self.people), "people", "person"),
            (len(self.roles), "roles", "role"),
            (len(self.actions), "actions", "action"),
            (len(self.quotes), "quotations", "quotation"),
            (len(self.dates), "dates", "date"),
            (len(self.unresolved), "unresolved", "unresolved"),
        )
        return " · ".join(f"{n} {one if n == 1 else many}" for n, many, one in counts)


def view_document(found: Extraction, *, key: str = "d") -> DocumentView:
    """Everything that the page of one article shows.

    Args:
        found: the article and its findings.
        key: prefix of the anchors, so that several articles can share a page.
    """
    return _Builder(found, key).build()


def render_documents(extractions: Sequence[Extraction]) -> str:
    """One self-contained HTML page of one article or several: no remote script, font or image."""
    views = [view_document(e, key=f"d{i}") for i, e in enumerate(extractions)]
    title = views[0].title if len(views) == 1 else f"{len(views)} articles"
    return render("documents.html", title=title, views=views)


class _Builder:
    """Gathers rows and marks together, so that each row knows its evidence and each mark its rows."""

    def __init__(self, found: Extraction, key: str) -> None:
        self.found, self.key = found, key
        holders: list[Person | Organization] = [*found.people, *found.organizations]
        self.names = {p.person_id if isinstance(p, Person) else p.organization_id: p.name for p in holders}
        self.ids = {id_: f"{key}-h{i}" for i, id_ in enumerate(self.names)}
        self.date_anchor = {d.date_id: f"{key}-t{i}" for i, d in enumerate(found.dates)}
        self.marks: list[Mark] = []

    def build(self) -> DocumentView:
        article = self.found.document
        facts = [
            ("Published", _published(article.published)),
            ("Publisher", article.publisher or ""),
            ("By", (article.byline or "").removeprefix("By ")),
            ("Document", article.document_id),
        ]
        view = DocumentView(
            key=self.key,
            title=article.title or _first_words(article.text),
            document_id=article.document_id,
            facts=[(name, value) for name, value in facts if value],
            url=article.url if article.url and article.url.startswith(("http://", "https://")) else None,
            paragraphs=[],
            actions=[self._action(i, a) for i, a in enumerate(self.found.actions)],
            roles=[self._role(i, r) for i, r in enumerate(self.found.roles)],
            quotes=self._quotes(),
            dates=self._dates(),
            people=[self._holder(p) for p in self.found.people],
            organizations=[self._holder(o) for o in self.found.organizations],
        )
        view.unresolved = list(self._unresolved())
        view.paragraphs = paragraphs(cut(article.text, self.marks))
        return view

    def _mark(self, mark: Mark) -> None:
        self.marks.append(mark)

    def _name(self, who: Participant) -> str:
        return self.names.get(who.person_id or who.organization_id or "", who.text)

    def _names(self, participants: Iterable[Participant]) -> str:
        return ", ".join(dict.fromkeys(self._name(p) for p in participants))

    def _action(self, number: int, action: Action) -> ActionRow:
        anchor = f"{self.key}-a{number}"
        who, whom = self._names(action.actors), self._names(action.recipients)
        self._mark(Mark(action.trigger.start, action.trigger.end, "action", (anchor,), f"action: {action.predicate}"))
        dates = {d.date_id: d for d in self.found.dates}
        date = dates.get(action.date_id or "")
        says = self._name(action.attribution) if action.attribution else ""
        if who and who == whom:
            whom = "(the same person)" if action.actors[0].person_id else "(itself)"
        return ActionRow(
            finding_id=action.action_id,
            anchor=anchor,
            evidence=f"{self.key}-c{action.trigger.start}",
            who=who or "someone",
            did=action.trigger.text,
            predicate=action.predicate,
            whom=whom,
            when=_when(date.text, date.value) if date else "",
            date_anchor=self.date_anchor[date.date_id] if date else None,
            says=says,
            statuses=statuses_of(action.polarity, action.modality, is_attributed=bool(says)),
            event_type=action.event_type or "",
            words=around_word(action.text, action.trigger.start - action.start, action.trigger.end - action.start),
            why=why(action.rule, action.confidence),
        )

    def _role(self, number: int, role: Role) -> Row:
        anchor = f"{self.key}-r{number}"
        self._mark(Mark(role.start, role.end, "role", (anchor,), f"role: {role.title}"))
        return Row(
            kind="role",
            finding_id=role.role_id,
            anchor=anchor,
            evidence=f"{self.key}-c{role.start}",
            cells=(
                self.names.get(role.person_id, role.person_id),
                role.title,
                role.organization or "",
                role.status,
                role.start_date or "",
                role.end_date or "",
            ),
            why=why(role.rule, role.confidence),
        )

    def _quotes(self) -> list[Row]:
        rows = []
        for i, quote in enumerate(self.found.quotes):
            anchor = f"{self.key}-q{i}"
            for span in quote.content:
                self._mark(Mark(span.start, span.end, "quote", (anchor,), "quotation"))
            if quote.cue:
                self._mark(Mark(quote.cue.start, quote.cue.end, "cue", (anchor,), "says"))
            source = self._name(quote.source) if quote.source else ""
            content = " … ".join(s.text for s in quote.content)
            rows.append(
                Row(
                    "quote",
                    quote.quote_id,
                    anchor,
                    f"{self.key}-c{quote.content[0].start}",
                    (source or "speaker not known", content, quote.type),
                    why(quote.rule, quote.confidence),
                    unresolved=not source,
                )
            )
        return rows

    def _dates(self) -> list[Row]:
        rows = []
        for date in self.found.dates:
            anchor = self.date_anchor[date.date_id]
            self._mark(Mark(date.start, date.end, "date", (anchor,), f"date: {date.value or 'unresolved'}"))
            how = date.resolution + (f", from the {date.anchor}" if date.anchor else "")
            value = " ".join(filter(None, (date.value, date.mod)))
            rows.append(
                Row(
                    "date",
                    date.date_id,
                    anchor,
                    f"{self.key}-c{date.start}",
                    (date.text, date.type, value, _days(date), how),
                    why(date.rule, date.confidence),
                    unresolved=date.resolution is Resolution.UNRESOLVED,
                )
            )
        return rows

    def _holder(self, holder: Person | Organization) -> Row:
        id_ = holder.person_id if isinstance(holder, Person) else holder.organization_id
        anchor = self.ids[id_]
        for m in holder.mentions:
            kind = str(m.kind) if isinstance(holder, Person) else "organization"
            self._mark(Mark(m.start, m.end, kind, (anchor,), holder.name, who=anchor))
        kinds = [str(m.kind) for m in holder.mentions]
        counts = ", ".join(f"{kinds.count(k)} × {k}" for k in ("name", "nominal", "pronoun") if k in kinds)
        start = holder.mentions[0].start if holder.mentions else 0
        return Row(
            "person" if isinstance(holder, Person) else "organization",
            id_,
            anchor,
            f"{self.key}-c{start}",
            (holder.name, counts),
            why(holder.rule, holder.confidence),
            person_id=id_ if isinstance(holder, Person) else None,
        )

    def _unresolved(self) -> Iterable[Unresolved]:
        for date in self.found.dates:
            if date.resolution is Resolution.UNRESOLVED:
                yield Unresolved(f"{self.key}-c{date.start}", "date without a day", date.text)
        for quote in self.found.quotes:
            if quote.source is None:
                yield Unresolved(
                    f"{self.key}-c{quote.content[0].start}", "quotation without speaker", quote.content[0].text
                )
        covered = {i for m in self.marks if m.kind == "pronoun" for i in range(m.start, m.end)}
        for match in THIRD_PERSON.finditer(self.found.document.text):
            if match.start() not in covered:
                anchor = f"{self.key}-u{match.start()}"
                self._mark(Mark(match.start(), match.end(), "open", (anchor,), "not joined to a person"))
                yield Unresolved(f"{self.key}-c{match.start()}", "pronoun not joined to a person", match.group())


def _published(published: dt.date | None) -> str:
    if published is None:
        return "not known: dates that need it stay unresolved"
    if isinstance(published, dt.datetime):
        return published.isoformat(sep=" ", timespec="minutes")
    return published.isoformat()


def _days(date: DateExpression) -> str:
    if not date.earliest or not date.latest:
        return ""
    return f"{date.earliest}" if date.earliest == date.latest else f"{date.earliest} to {date.latest}"


def _when(text: str, value: str) -> str:
    return text if not value or value == text else f"{text} ({value})"


def _first_words(text: str, limit: int = 90) -> str:
    line = text.strip().split("\n")[0]
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + "…"
