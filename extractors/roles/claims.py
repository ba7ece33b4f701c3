"""What the rules hand to each other: the text with its titles and names, and claims that somebody holds a post."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from extractors.findings import Findings
from extractors.titles import TitlePhrase, find_titles
from extractors.titles.phrases import entity_bodies
from schemas import Action, DateExpression, Mention, MentionKind, Organization, Person, RoleStatus


class Name(NamedTuple):
    """A person's name in the text, by its tokens."""

    start: int
    end: int
    person: Person


@dataclass(frozen=True, slots=True)
class Claim:
    """That a person holds a post, as one place of the text says it.

    Attributes:
        title: words of the title; None where a verb says that a post ends or how long it is held, and not which.
        phrase: the title's phrase in the text, if there is one.
        change: the verb that begins or ends the post, to which dates belong.
        begins: True when the change begins the post, False when it ends it, None when there is no change.
        body: tokens of an organization found outside the phrase.
        follows: who held the post before, where only that tells which post it is: "Lee was succeeded by Roe".
    """

    person: Person
    title: str | None
    status: RoleStatus
    rule: str
    start: int
    end: int
    phrase: TitlePhrase | None = None
    change: Token | None = None
    begins: bool | None = None
    body: tuple[int, int] | None = None
    follows: Person | None = None


@dataclass(frozen=True)
class Reading:
    """One article with what the rules look up in it."""

    findings: Findings
    doc: Doc = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "doc", self.findings.doc)

    def _tokens(self, mentions: Iterable[Mention]) -> Iterable[tuple[int, int]]:
        for mention in mentions:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            if span is not None:
                yield span.start, span.end

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names of people, in order."""
        found = [
            Name(start, end, person)
            for person in self.findings.people
            for start, end in self._tokens(m for m in person.mentions if m.kind is MentionKind.NAME)
        ]
        return tuple(sorted(found, key=lambda n: (n.start, n.end)))

    def names_of(self, span: Span) -> list[Name]:
        """The names of people in a span that do not end the text."""
        return [n for n in self.names if span.start <= n.start and n.end <= span.end and n.end < len(self.doc)]

    @cached_property
    def name_at(self) -> dict[int, Name]:
        """Token index to the name that covers it."""
        return {i: name for name in self.names for i in range(name.start, name.end)}

    @cached_property
    def organization_spans(self) -> tuple[tuple[int, int, Organization, MentionKind], ...]:
        """All mentions of organizations, in order."""
        found = [
            (start, end, organization, mention.kind)
            for organization in self.findings.organizations
            for mention in organization.mentions
            for start, end in self._tokens([mention])
        ]
        return tuple(sorted(found, key=lambda f: f[:2]))

    @cached_property
    def organization_at(self) -> dict[int, Organization]:
        """Token index to the organization mentioned there, by name or noun."""
        return {i: o for start, end, o, _ in self.organization_spans for i in range(start, end)}

    @cached_property
    def bodies(self) -> dict[int, tuple[int, int]]:
        """Where organizations and places stand, by token; people's names are none."""
        found = {
            i: span
            for i, span in entity_bodies(self.doc).items()
            if self.doc[i].ent_type_ != "ORG" and not any(j in self.name_at for j in range(*span))
        }
        for start, end, _, kind in self.organization_spans:
            if kind is MentionKind.NAME:
                found.update(dict.fromkeys(range(start, end), (start, end)))
        return found

    @cached_property
    def action_at(self) -> dict[int, Action]:
        """First character of a trigger to its action."""
        return {a.trigger.start: a for a in self.findings.actions}

    @cached_property
    def date_from(self) -> dict[int, tuple[int, DateExpression]]:
        """First token of each date to the token after it, and the date."""
        found = {}
        for date in self.findings.dates:
            span = self.doc.char_span(date.start, date.end, alignment_mode="expand")
            if span is not None:
                found[span.start] = (span.end, date)
        return found

    @cached_property
    def dates_of_titles(self) -> frozenset[int]:
        """First tokens of the dates right behind a title, which belong to it: "mayor from 2009 to 2013"."""
        found = set()
        for title in self.titles:
            first = self.date_from.get(title.end + 1)
            if first is not None and self.doc[title.end].lower_ in ("from", "between", "since"):
                found |= {title.end + 1, first[0] + 1}
        return frozenset(found)

    @cached_property
    def titles(self) -> tuple[TitlePhrase, ...]:
        """All titles, in order."""
        return find_titles(self.doc, names=self.name_at.keys(), bodies=self.bodies)

    @cached_property
    def title_at(self) -> dict[int, TitlePhrase]:
        """Head token to its title."""
        return {t.head: t for t in self.titles}

    @cached_property
    def title_from(self) -> dict[int, TitlePhrase]:
        """First token to its title; the longest where two begin together."""
        return {t.start: t for t in sorted(self.titles, key=lambda t: t.end)}

    @cached_property
    def title_until(self) -> dict[int, TitlePhrase]:
        """Token after a title to that title; the longest where two end together."""
        return {t.end: t for t in sorted(self.titles, key=lambda t: -t.start)}

    def ends_sentence(self, phrase: TitlePhrase) -> bool:
        """Whether a body behind a title closes with a dot: a name after "chairman of Acme Inc." opens a sentence."""
        return phrase.end - 1 > phrase.head and self.doc[phrase.end - 1].text.endswith(".")

    def stands_before_name(self, phrase: TitlePhrase) -> bool:
        """Whether a title is that of the name behind it."""
        return phrase.end in self.name_at and not self.ends_sentence(phrase)

    def person_at(self, token: Token) -> Person | None:
        """The person whom a token names or stands for."""
        name = self.name_at.get(token.i)
        return name.person if name else self.findings.person_at(token)
