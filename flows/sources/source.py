"""What a source is: a name, options that are checked, and a way to read it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel, ConfigDict, Field

from flows.settings import Settings
from flows.sources.items import Item
from schemas.errors import DatelineError


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


@dataclass
class Visit:
    """What a source is given when it is read.

    Attributes:
        settings: the settings of the run.
        published: date for documents that have none.
        today: publication dates after it are not believed.
    """

    settings: Settings
    published: str | None = None
    today: dt.date = field(default_factory=dt.date.today)
