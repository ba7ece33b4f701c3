"""Temporal expressions by TIMEX3 (ISO-TimeML), with the days that they denote."""

import datetime as dt
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from schemas.records import Finding


class TimexType(StrEnum):
    """TIMEX3 ``type``."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Modifier(StrEnum):
    """TIMEX3 ``mod``."""

    BEFORE = "BEFORE"
    AFTER = "AFTER"
    ON_OR_BEFORE = "ON_OR_BEFORE"
    ON_OR_AFTER = "ON_OR_AFTER"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"
    EQUAL_OR_LESS = "EQUAL_OR_LESS"
    EQUAL_OR_MORE = "EQUAL_OR_MORE"
    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"


class Granularity(StrEnum):
    """The unit that the expression is precise to."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAYPART = "daypart"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"


class Resolution(StrEnum):
    """How the value was reached: from the words alone, by counting from an anchor, by a choice, or not at all."""

    EXPLICIT = "explicit"
    ANCHORED = "anchored"
    INFERRED = "inferred"
    UNRESOLVED = "unresolved"


class Anchor(StrEnum):
    """What an anchored or inferred value counts from."""

    PUBLICATION = "publication"
    DATELINE = "dateline"
    TEXT = "text"


class DateExpression(Finding):
    """A temporal expression: its TIMEX3 value, and the closed interval of days that it denotes."""

    date_id: str = Field(description="Identifies the expression")
    type: TimexType = Field(description="TIMEX3 type: DATE, TIME, DURATION or SET")
    value: str = Field(description="TIMEX3 value, e.g. 2017-W09, 2016-08, P2D, PRESENT_REF; empty when unresolved")
    mod: Modifier | None = Field(default=None, description="TIMEX3 modifier: START, MID, END, APPROX, BEFORE and so on")
    earliest: dt.date | None = Field(default=None, description="First day that it can denote")
    latest: dt.date | None = Field(default=None, description="Last day that it can denote")
    granularity: Granularity | None = Field(default=None, description="The unit that it is precise to")
    resolution: Resolution = Field(description="How the value was reached; never a silent default")
    anchor: Anchor | None = Field(default=None, description="What an anchored or inferred value counts from")
    anchor_date_id: str | None = Field(default=None, description="The other date of the text that it counts from")

    @model_validator(mode="after")
    def _check_interval(self) -> Self:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("earliest and latest come together")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"earliest {self.earliest} is after latest {self.latest}")
        return self
