"""All findings of one article."""

from typing import Any

from pydantic import Field

from schemas.actions import Action
from schemas.articles import Article
from schemas.dates import DateExpression
from schemas.organizations import Organization
from schemas.people import Person
from schemas.quotes import Quote
from schemas.records import Record
from schemas.roles import Role


class Extraction(Record):
    """One article with everything that was found in it; its JSON is the published contract."""

    document: Article = Field(description="The article")
    people: tuple[Person, ...] = Field(default=(), description="People whom the article names")
    organizations: tuple[Organization, ...] = Field(default=(), description="Organizations that it names")
    roles: tuple[Role, ...] = Field(default=(), description="Posts that those people hold, held or are to hold")
    dates: tuple[DateExpression, ...] = Field(default=(), description="Temporal expressions")
    actions: tuple[Action, ...] = Field(default=(), description="Events in which they take part")
    quotes: tuple[Quote, ...] = Field(default=(), description="Quotations")

    def to_contract(self) -> dict[str, Any]:
        """The extraction as plain JSON types, one object a document."""
        return self.model_dump(mode="json")
