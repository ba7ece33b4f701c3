"""What a source is: a name, options that are checked, and a way to read it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field

from flows.settings import Settings
from flows.sources.items import Item
from flows.sources.web.client import Web
from schemas.errors import DatelineError
from schemas.tables import SourceStateRow


class UnreadableSource(DatelineError):
    """A source that is not there or cannot be opened."""


class Source(BaseModel):
    """The options that every kind of source has; a kind adds its own and says how it is read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, description="What the source is called in the warehouse")
    kind: str = Field(description="One of the kinds")

    @property
    def location(self) -> str:
        """Where it lies, for people."""
        raise NotImplementedError

    def check(self) -> None:
        """Look whether the source is there, as far as that can be seen at once.

        Raises:
            UnreadableSource: it is not.
        """

    def read(self, visit: "Visit") -> Iterator[Item]:
        """All that is new or changed.

        Raises:
            UnreadableSource: the source as a whole cannot be read. Documents never raise.
        """
        raise NotImplementedError


class Memory(Protocol):
    """What is known of sources from earlier runs; the warehouse's writer has it."""

    def states(self, source: str) -> dict[str, SourceStateRow]:
        """The states of a source and of its pages, by their keys."""

    def documents_of(self, source: str) -> dict[str, str]:
        """Documents that came from a source and are not withdrawn: their ids, and where in the source they stood."""


class NoMemory:
    """Nothing is known: all is new."""

    def states(self, source: str) -> dict[str, SourceStateRow]:
        """None."""
        return {}

    def documents_of(self, source: str) -> dict[str, str]:
        """None."""
        return {}


@dataclass
class Visit:
    """What a source is given when it is read.

    Attributes:
        settings: the settings of the run.
        published: date for documents that have none.
        today: publication dates after it are not believed.
        memory: what is known from earlier runs.
        fingerprint: the extractor that reads the articles; what another one has read is read anew.
        now: when the reading began, in UTC without zone.
        web: the network.
    """

    settings: Settings
    published: str | None = None
    today: dt.date = field(default_factory=dt.date.today)
    memory: Memory = field(default_factory=NoMemory)
    fingerprint: str = ""
    now: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC).replace(tzinfo=None))

    def __post_init__(self) -> None:
        self.web = Web(self.settings)
