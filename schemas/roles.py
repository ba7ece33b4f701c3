"""Roles: a post (a title in an organization) that a person holds, held or is to hold (Popolo: membership)."""

from enum import StrEnum

from pydantic import Field

from schemas.records import Finding, PartialDate


class RoleStatus(StrEnum):
    """The role as of the publication."""

    CURRENT = "current"
    FORMER = "former"
    ACTING = "acting"
    INCOMING = "incoming"
    UNKNOWN = "unknown"


class Role(Finding):
    """One person in one post, as the text says it."""

    role_id: str = Field(description="Identifies the role")
    person_id: str = Field(description="The person who holds, held or is to hold the post")
    title: str = Field(min_length=1, description="Words of the title, without organization, former, acting or -elect")
    organization_id: str | None = Field(default=None, description="The organization in which the post is held")
    organization: str | None = Field(default=None, description="Name of that organization")
    status: RoleStatus = Field(description="As of publication: current, former, acting, incoming or unknown")
    start_date: PartialDate | None = Field(default=None, description="Start of the role, as precise as the text")
    end_date: PartialDate | None = Field(default=None, description="End of the role, as precise as the text")
