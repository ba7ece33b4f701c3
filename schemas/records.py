"""What all records share: immutability, closed fields, and evidence in the text."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

PARTIAL_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"

PartialDate = Annotated[str, Field(pattern=PARTIAL_DATE)]
"""A date no more precise than the text: ``2017``, ``2017-02`` or ``2017-02-13``."""

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class Record(BaseModel):
    """Base of all records: frozen, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A piece of the article's text, in Unicode code points; ``text == article.text[start:end]``."""

    start: int = Field(ge=0, description="First character of the evidence, counted in Unicode code points")
    end: int = Field(gt=0, description="Character after the last one of the evidence")
    text: str = Field(min_length=1, description="The evidence as it stands in the article")

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}:{self.end} does not fit a text of {len(self.text)} characters")
        return self


class Finding(Span):
    """A finding that points at its evidence and says which rule made it, and how sure that rule is."""

    rule: str | None = Field(default=None, description="Name of the rule or pattern that made this finding")
    confidence: Confidence | None = Field(
        default=None, description="Share of findings of this rule that were right on annotated articles, 0 to 1"
    )


class Participant(Span):
    """Someone who takes part in an event: a person, an organization, or anyone else as a text span."""

    person_id: str | None = Field(default=None, description="The person who takes part, if a named one")
    organization_id: str | None = Field(default=None, description="The organization that takes part, if a named one")
