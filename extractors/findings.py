"""What has been found in one article so far: passed from extractor to extractor, in order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from spacy.tokens import Doc, Span, Token

from schemas import Action, Article, DateExpression, Extraction, Mention, Organization, Participant, Person, Quote, Role


@dataclass(frozen=True)
class Findings:
    """An article, its parse, and the records found in it so far.

    Each extractor takes the findings and returns the records of its own field; the pipeline puts
    them in place. Lookups from a token to who is mentioned there are computed once per state.
    """

    article: Article
    doc: Doc
    dates: tuple[DateExpression, ...] = ()
    people: tuple[Person, ...] = ()
    organizations: tuple[Organization, ...] = ()
    quotes: tuple[Quote, ...] = ()
    roles: tuple[Role, ...] = ()
    actions: tuple[Action, ...] = ()

    def with_records(self, field: str, records: Iterable[Any]) -> "Findings":
        """The findings with one field replaced."""
        changes: dict[str, Any] = {field: tuple(records)}
        return replace(self, **changes)

    def to_extraction(self) -> Extraction:
        """The records without the parse."""
        return Extraction(
            document=self.article,
            people=self.people,
            organizations=self.organizations,
            roles=self.roles,
            dates=self.dates,
            actions=self.actions,
            quotes=self.quotes,
        )

    @cached_property
    def _at_token(self) -> dict[int, tuple[Mention, Person | Organization]]:
        """Token index to the mention that covers it: people before organizations, inner before outer."""
        found: dict[int, tuple[Mention, Person | Organization]] = {}
        holders: list[Person | Organization] = [*self.organizations, *self.people]
        pairs = [(m, h) for h in holders for m in h.mentions]
        pairs.sort(key=lambda p: (p[0].start - p[0].end, isinstance(p[1], Person)))  # longest first, people last
        for mention, holder in pairs:
            span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
            for token in span if span is not None else ():
                found[token.i] = (mention, holder)
        return found

    def mention_at(self, token: Token) -> Mention | None:
        """The innermost mention of a person or an organization that covers a token."""
        hit = self._at_token.get(token.i)
        return hit[0] if hit else None

    def holder_at(self, token: Token) -> Person | Organization | None:
        """The person or organization that the innermost mention at a token refers to."""
        hit = self._at_token.get(token.i)
        return hit[1] if hit else None

    def person_at(self, token: Token) -> Person | None:
        """The person mentioned at a token, if any."""
        holder = self.holder_at(token)
        return holder if isinstance(holder, Person) else None

    def organization_at(self, token: Token) -> Organization | None:
        """The organization mentioned at a token, if any."""
        holder = self.holder_at(token)
        return holder if isinstance(holder, Organization) else None


def span_fields(span: Span | Token) -> dict[str, Any]:
    """``start``, ``end`` and ``text`` of a piece of a parse, as the records want them."""
    start = span.idx if isinstance(span, Token) else span.start_char
    return {"start": start, "end": start + len(span.text), "text": span.text}


def participant(span: Span | Token, holder: Person | Organization | None = None) -> Participant:
    """A participant with its evidence, and its id where it is a person or an organization of the article."""
    return Participant(
        **span_fields(span),
        person_id=holder.person_id if isinstance(holder, Person) else None,
        organization_id=holder.organization_id if isinstance(holder, Organization) else None,
    )
