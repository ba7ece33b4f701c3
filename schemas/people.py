"""People whom an article names, and every mention of them."""

from enum import StrEnum

from pydantic import Field

from schemas.records import Finding, Record


class MentionKind(StrEnum):
    """How a mention refers: by name, by a noun phrase, or by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """Grammatical gender for the choice of pronouns, from evidence in the article; never a claim about a person."""

    MALE = "male"
    FEMALE = "female"


class Mention(Finding):
    """One place in the text that refers to a person or an organization."""

    kind: MentionKind = Field(description="How it refers: name, nominal or pronoun")


class Person(Record):
    """An individual human whom the article names, once per individual."""

    person_id: str = Field(description="Identifies the person")
    name: str = Field(min_length=1, description="Fullest name in the article, without title or honorific")
    given_name: str | None = Field(default=None, description="Given name or names")
    family_name: str | None = Field(default=None, description="Family name, with its particles")
    honorific_prefix: str | None = Field(default=None, description="Honorific before the name: Mr, Dr, Sir")
    honorific_suffix: str | None = Field(default=None, description="Suffix after the name: Jr., III, QC")
    gender: Gender | None = Field(default=None, description="Pronoun gender, when the article gives evidence of it")
    mentions: tuple[Mention, ...] = Field(default=(), description="Every mention, in the order of the text")
    rule: str | None = Field(default=None, description="Name of the rule that found the person")
    confidence: float | None = Field(
        default=None, ge=0, le=1, description="Share of people found by this rule that were right, 0 to 1"
    )
