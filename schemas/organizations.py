"""Organizations that an article names: companies, ministries, parties, courts, teams, media, acting countries."""

from enum import StrEnum

from pydantic import Field

from schemas.people import Mention
from schemas.records import Record


class OrganizationKind(StrEnum):
    """What is named: a body of people, or a country or city that acts as an employer or an actor."""

    ORGANIZATION = "organization"
    PLACE = "place"


class Organization(Record):
    """A body that the article names, once per body."""

    organization_id: str = Field(description="Identifies the organization")
    name: str = Field(min_length=1, description="Fullest name in the article, without 'the'")
    kind: OrganizationKind = Field(
        default=OrganizationKind.ORGANIZATION, description="A body of people, or a place that acts"
    )
    mentions: tuple[Mention, ...] = Field(default=(), description="Every mention, in the order of the text")
    rule: str | None = Field(default=None, description="Name of the rule that found the organization")
    confidence: float | None = Field(
        default=None, ge=0, le=1, description="Share of organizations found by this rule that were right, 0 to 1"
    )
