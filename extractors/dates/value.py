"""What an expression is read against, and the TIMEX3 value that comes of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from extractors.dates.grammar import words
from extractors.dates.tense import Clause
from schemas import Anchor, DateExpression, Modifier, Resolution, TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
EXPLICIT, ANCHORED, INFERRED, UNRESOLVED = Resolution


CONTEXT = 60
"""Characters on either side of an expression in which cues are looked for."""


@dataclass(frozen=True)
class Context:
    """What an expression is read against.

    Attributes:
        text: the article.
        start: where the expression starts.
        end: where it ends.
        clause: the clause around it.
        published: the day of publication, or that of the dateline.
        anchor: which of the two it is.
        last: the day or period start that the text last gave, for "the next day".
        last_id: its date_id.
        last_days: how many days it denotes; nothing finer is counted from it.
        last_is_near: it stands in the same sentence or the one before.
        last_is_told: the main clause tells of it, as against "the 1985 dividend", "a rule made in 1985".
        told_day: the day that the text last told of, if a longer span was named since ("later in the day").
        told_day_id: its date_id.
        ahead: the day to come that the sentence last named ("on Wednesday and Thursday").
        story_days: days that the text named, by month and day, with the date of those that it told of with their year.
    """

    text: str
    start: int
    end: int
    clause: Clause
    published: dt.date | None
    anchor: Anchor
    last: dt.date | None
    last_id: str | None
    last_days: int
    last_is_near: bool
    last_is_told: bool
    told_day: dt.date | None
    told_day_id: str | None
    ahead: dt.date | None
    story_days: Mapping[tuple[int, int], DateExpression | None]

    @cached_property
    def before(self) -> str:
        """The text before the expression, in lower case."""
        return self.text[max(0, self.start - CONTEXT) : self.start].lower()

    @cached_property
    def after(self) -> str:
        """The text behind it, in lower case."""
        return self.text[self.end : self.end + CONTEXT].lower()

    @cached_property
    def further(self) -> str:
        """The text behind it as far as the head of the next paragraph, in lower case."""
        return self.text[self.end : self.end + 3 * CONTEXT].lower()


@dataclass(frozen=True)
class Value:
    """A TIMEX3 value and how it was reached."""

    type: TimexType
    value: str
    resolution: Resolution
    mod: Modifier | None = None
    anchor: Anchor | None = None
    anchor_id: str | None = None


def mod_of(word: str) -> Modifier | None:
    """The TIMEX3 modifier of a word such as "early" or "about"."""
    found = words("modifiers").get(" ".join(word.split()))
    return Modifier(found) if found else None


def explicit(value: str, *, type_: TimexType = DATE, mod: str = "") -> Value:
    """A value from the words alone."""
    return Value(type_, value, EXPLICIT, mod_of(mod))


def anchored(value: str, ctx: Context, *, type_: TimexType = DATE, mod: str = "", how: Resolution = ANCHORED) -> Value:
    """A value counted from the publication."""
    return Value(type_, value, how, mod_of(mod), ctx.anchor)


def from_text(value: str, ctx: Context, *, type_: TimexType = DATE, mod: str = "", how: Resolution = ANCHORED) -> Value:
    """A value counted from the date that the text last gave."""
    return Value(type_, value, how, mod_of(mod), Anchor.TEXT, ctx.last_id)


def unresolved(value: str = "", *, type_: TimexType = DATE) -> Value:
    """A value that needs a day that is not known."""
    return Value(type_, value, UNRESOLVED)
