"""Quotations: what a source is reported to have said."""

from enum import StrEnum

from pydantic import Field

from schemas.records import Finding, Participant, Span


class QuoteType(StrEnum):
    """Whether the words stand in quotation marks, are reported, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Quote(Finding):
    """One quotation: its source, the cue that introduces it, and the content."""

    quote_id: str = Field(description="Identifies the quotation")
    type: QuoteType = Field(description="direct, indirect or mixed")
    source: Participant | None = Field(default=None, description="Who is quoted")
    cue: Span | None = Field(default=None, description="The word that introduces the quotation: said, according to")
    content: tuple[Span, ...] = Field(min_length=1, description="What was said, without the quotation marks")
