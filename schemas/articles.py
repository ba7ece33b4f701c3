"""A news article as it comes in."""

import datetime as dt

from pydantic import Field, field_validator

from schemas.records import Record


class Article(Record):
    """One article: its text and what is known about it before anything is extracted."""

    document_id: str = Field(min_length=1, description="Identifies the article within its source")
    text: str = Field(min_length=1, description="The text that was read; all offsets point into it")
    title: str | None = Field(default=None, description="Headline, when it is not part of the text")
    published: dt.datetime | dt.date | None = Field(default=None, description="When the article was published")
    published_origin: str | None = Field(
        default=None, description="Where the publication date comes from: given, metadata, feed, url or dateline"
    )
    published_doubt: str | None = Field(
        default=None, description="Why a publication date that came with the article was not believed"
    )
    url: str | None = Field(default=None, description="Address of the article")
    publisher: str | None = Field(default=None, description="Who published the article")
    byline: str | None = Field(default=None, description="Author line, as printed")
    language: str = Field(default="en", description="ISO 639-1 code of the article's language")
    source: str | None = Field(default=None, description="Name of the source it was read from")
    origin: str | None = Field(default=None, description="File or address within that source")
    encoding: str | None = Field(default=None, description="Encoding of the bytes that the text was read from")

    @field_validator("published", mode="before")
    @classmethod
    def _read_published(cls, value: object) -> object:
        """Take ``YYYY-MM-DD`` as a day, and anything longer as an ISO 8601 time."""
        if isinstance(value, str):
            value = value.strip()
            return dt.date.fromisoformat(value) if len(value) == 10 else dt.datetime.fromisoformat(value)
        return value

    @property
    def published_day(self) -> dt.date | None:
        """The day of publication, or None when it is not known."""
        return self.published.date() if isinstance(self.published, dt.datetime) else self.published
