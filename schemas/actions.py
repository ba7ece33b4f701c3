"""Actions: events in which people take part, with their status (PLOVER, ACE, TimeML terms)."""

import datetime as dt
from enum import StrEnum

from pydantic import Field

from schemas.records import Finding, Participant, Span


class Polarity(StrEnum):
    """Whether the text says that it happened (or will), or that it did not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """What the text claims about the event."""

    ASSERTED = "asserted"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    REQUESTED = "requested"


class Tense(StrEnum):
    """TimeML tense of the trigger."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    NONE = "none"


class EventType(StrEnum):
    """ACE's event types, and the further ones that news needs."""

    PERSONNEL = "personnel"
    JUSTICE = "justice"
    CONTACT = "contact"
    CONFLICT = "conflict"
    LIFE = "life"
    MOVEMENT = "movement"
    TRANSACTION = "transaction"
    BUSINESS = "business"
    STATEMENT = "statement"
    COMPETITION = "competition"


class Action(Finding):
    """An event with its participants, its status, its time and its source; the span is the evidence clause."""

    action_id: str = Field(description="Identifies the action")
    predicate: str = Field(min_length=1, description="Lemma of the trigger")
    trigger: Span = Field(description="The word that names the event")
    event_type: EventType | None = Field(default=None, description="Kind of event, where the published list has one")
    actors: tuple[Participant, ...] = Field(default=(), description="Who does it")
    recipients: tuple[Participant, ...] = Field(default=(), description="To, with or against whom it is done")
    polarity: Polarity = Field(description="negative: the text says that it did not or will not happen")
    modality: Modality = Field(description="asserted, future, hypothetical or requested")
    tense: Tense = Field(default=Tense.NONE, description="Tense of the trigger")
    date_id: str | None = Field(default=None, description="The date expression that says when it happened")
    earliest: dt.date | None = Field(default=None, description="First day on which it can have happened")
    latest: dt.date | None = Field(default=None, description="Last day on which it can have happened")
    attribution: Participant | None = Field(default=None, description="Who says so, when it is not the writer")
    quote_id: str | None = Field(default=None, description="The quotation in which it is said")
