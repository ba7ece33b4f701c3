"""Findings of articles that nobody wrote: as many as wanted, cheap to make, with the shape of real ones.

For measuring the warehouse. Each article has about thirty findings that stand where they say; people come back as
in news, a few often and most seldom.
"""

import datetime as dt
import random
from collections.abc import Iterator
from typing import Any, TypeVar, cast

from schemas import (
    Action,
    Article,
    DateExpression,
    Extraction,
    Mention,
    Organization,
    Participant,
    Person,
    Quote,
    Record,
    Role,
    Span,
)
from schemas.actions import EventType, Modality, Polarity, Tense
from schemas.dates import Anchor, Granularity, Resolution, TimexType
from schemas.organizations import OrganizationKind
from schemas.people import Gender, MentionKind
from schemas.quotes import QuoteType
from schemas.roles import RoleStatus

Model = TypeVar("Model", bound=Record)
FIRST_DAY = dt.date(2015, 1, 1)
ARTICLES_A_DAY = 1_000
GIVEN, FAMILY, BODIES = 400, 2_000, 5_000
"""How many names there are of each kind; 800,000 people can be told apart by them."""
SYLLABLES = "ba den fil gor hal jen kem lor mar nos pel rin sto tav ul wen".split()  # noqa: SIM905
TITLES = ("mayor", "director", "chief executive", "minister", "chairman", "judge", "spokesman", "head of research")
VERBS = (
    ("meet", "met", EventType.CONTACT),
    ("appoint", "appointed", EventType.PERSONNEL),
    ("sue", "sued", EventType.JUSTICE),
    ("attack", "attacked", EventType.CONFLICT),
    ("visit", "visited", EventType.MOVEMENT),
    ("pay", "paid", EventType.TRANSACTION),
)


def synthetic_extractions(count: int, *, first: int = 0) -> Iterator[Extraction]:
    """Findings of articles, the same for the same numbers.

    Args:
        count: how many articles.
        first: number of the first one.
    """
    for number in range(first, first + count):
        yield _Writing(number).extraction()


def word(number: int) -> str:
    """A made-up word; two numbers below a million give two words."""
    parts: list[str] = []
    while number or not parts:
        number, part = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[part])
    return "".join(parts)


def _new(model: type[Model], **fields: Any) -> Model:
    """A record without its checks, which take longer than the rest."""
    return cast(Model, model.model_construct(**fields))


class _Writing:
    """One article while it is written: its text so far, and what stands in it."""

    def __init__(self, number: int) -> None:
        self.random = random.Random(number)  # noqa: S311  (no secret)
        self.id, self.day = f"story-{number}", FIRST_DAY + dt.timedelta(days=number // ARTICLES_A_DAY)
        self.length, self.pieces = 0, list[str]()
        self.people = [self._person() for _ in range(4)]
        self.mentions: dict[str, list[Mention]] = {id_: [] for id_, _, _ in self.people}
        self.bodies = [f"{word(self.random.randrange(BODIES)).title()} Council" for _ in range(2)]
        self.body_mentions: dict[str, list[Mention]] = {body: [] for body in self.bodies}
        self.dates: list[DateExpression] = []
        self.roles: list[Role] = []
        self.actions: list[Action] = []
        self.quotes: list[Quote] = []

    def extraction(self) -> Extraction:
        """The article with all its findings."""
        for _ in range(2):
            self._role_sentence()
        for _ in range(4):
            self._action_sentence()
            self._filler()
        for _ in range(2):
            self._quote_sentence()
        article = _new(
            Article,
            document_id=self.id,
            text="".join(self.pieces),
            title=f"Story {self.id}",
            published=self.day,
            published_origin="given",
            url=None,
            publisher=f"Paper {self.random.randrange(50)}",
            byline=None,
            language="en",
            source="synthetic",
        )
        people = {(id_, name): gender for id_, name, gender in self.people}
        return _new(
            Extraction,
            document=article,
            people=tuple(
                _new(
                    Person,
                    person_id=id_,
                    name=name,
                    given_name=name.split()[0],
                    family_name=name.split()[1],
                    honorific_prefix=None,
                    honorific_suffix=None,
                    gender=gender,
                    mentions=tuple(self.mentions[id_]),
                    rule="synthetic",
                    confidence=0.9,
                )
                for (id_, name), gender in people.items()
            ),
            organizations=tuple(
                _new(
                    Organization,
                    organization_id=body,
                    name=body,
                    kind=OrganizationKind.ORGANIZATION,
                    mentions=tuple(self.body_mentions[body]),
                    rule="synthetic",
                    confidence=0.9,
                )
                for body in dict.fromkeys(self.bodies)
            ),
            roles=tuple(self.roles),
            dates=tuple(self.dates),
            actions=tuple(self.actions),
            quotes=tuple(self.quotes),
        )

    def _person(self) -> tuple[str, str, Gender | None]:
        """A few people come back often."""
        rank = int(self.random.random() ** 3 * GIVEN * FAMILY)
        given, family = divmod(rank, FAMILY)
        name = f"{word(given + 16).title()} {word(family + 256).title()}"
        return f"p-{rank}", name, (Gender.MALE, Gender.FEMALE, None)[rank % 3]

    def _write(self, text: str) -> dict[str, Any]:
        """Add words; returns where they stand."""
        start, self.length = self.length, self.length + len(text)
        self.pieces.append(text)
        return {"start": start, "end": self.length, "text": text}

    def _since(self, start: int) -> dict[str, Any]:
        text = "".join(self.pieces)[start:]
        return {"start": start, "end": start + len(text), "text": text, "rule": "synthetic", "confidence": 0.8}

    def _filler(self) -> None:
        words = (word(self.random.randrange(4_000)) for _ in range(25))
        self._write(f" {' '.join(words).capitalize()}. ")

    def _name(self) -> Participant:
        id_, name, _ = self.random.choice(self.people)
        where = self._write(name)
        self.mentions[id_].append(_new(Mention, **where, kind=MentionKind.NAME, rule="synthetic", confidence=0.9))
        return _new(Participant, **where, person_id=id_, organization_id=None)

    def _role_sentence(self) -> None:
        start, who, title = self.length, self._name(), self.random.choice(TITLES)
        self._write(f", {title} of the ")
        body = self.random.choice(self.bodies)
        where = self._write(body)
        self.body_mentions[body].append(_new(Mention, **where, kind=MentionKind.NAME, rule="synthetic", confidence=0.9))
        year = str(self.random.randrange(1990, 2015)) if self.random.random() < 0.3 else None
        self.roles.append(
            _new(
                Role,
                **self._since(start),
                role_id=f"{self.id}-r{len(self.roles)}",
                person_id=who.person_id,
                title=title,
                organization_id=body,
                organization=body,
                status=self.random.choice((RoleStatus.CURRENT, RoleStatus.FORMER)),
                start_date=year,
                end_date=None,
            )
        )
        self._write(", spoke. ")

    def _action_sentence(self) -> None:
        start, number = self.length, len(self.actions)
        lemma, verb, event = self.random.choice(VERBS)
        who = self._name()
        self._write(" ")
        trigger = _new(Span, **self._write(verb))
        self._write(" ")
        whom = self._name()
        self._write(" on ")
        day = self.day - dt.timedelta(days=self.random.randrange(60))
        where = self._write(f"{day:%B} {day.day}")
        date_id = f"{self.id}-d{number}"
        self.dates.append(
            _new(
                DateExpression,
                **where,
                rule="synthetic",
                confidence=0.9,
                date_id=date_id,
                type=TimexType.DATE,
                value=str(day),
                mod=None,
                earliest=day,
                latest=day,
                granularity=Granularity.DAY,
                resolution=Resolution.ANCHORED,
                anchor=Anchor.PUBLICATION,
                anchor_date_id=None,
            )
        )
        self._write(".")
        polarity = Polarity.NEGATIVE if self.random.random() < 0.05 else Polarity.POSITIVE
        self.actions.append(
            _new(
                Action,
                **self._since(start),
                action_id=f"{self.id}-a{number}",
                predicate=lemma,
                trigger=trigger,
                event_type=event,
                actors=(who,),
                recipients=(whom,),
                polarity=polarity,
                modality=Modality.ASSERTED,
                tense=Tense.PAST,
                date_id=date_id,
                earliest=day,
                latest=day,
                attribution=None,
                quote_id=None,
            )
        )

    def _quote_sentence(self) -> None:
        self._write(' "')
        start = self.length
        content = _new(Span, **self._write(" ".join(word(self.random.randrange(4_000)) for _ in range(8))))
        self._write('," ')
        cue = _new(Span, **self._write("said"))
        self._write(" ")
        who = self._name()
        self.quotes.append(
            _new(
                Quote,
                **self._since(start),
                quote_id=f"{self.id}-q{len(self.quotes)}",
                type=QuoteType.DIRECT,
                source=who,
                cue=cue,
                content=(content,),
            )
        )
        self._write(".")
