"""What an expression is read against, and the TIMEX3 value that comes of it."""

import datetime as dt
from dataclasses import dataclass

from extractors.dates.grammar import words
from schemas import Anchor, Modifier, Resolution, TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
EXPLICIT, ANCHORED, INFERRED, UNRESOLVED = Resolution


@dataclass(frozen=True)
class Context:
    """What an expression is read against.

    Attributes:
        published: the day of publication, or what stands in for it (a dateline's day).
        anchor: which of the two it is.
        last: the day or period start that the text last gave, for "the next day".
        last_id: its date_id.
        last_days: how many days it denotes; nothing finer is counted from it.
        last_is_near: it stands in the same sentence or the one before.
        is_future: the clause speaks of what is to come.
        is_timetable: it tells of a plan in the present tense ("meets on Friday").
        is_past: its verb is in the past tense.
        is_modifier: it stands before a noun ("the March figures").
        is_count: it counts the things behind it ("1709 pupils").
        tag: the part of speech of its last word, by the Penn Treebank.
        tag_before: the part of speech of the word before it.
        before: the text before the expression, lower case.
        after: the text behind it, lower case.
    """

    published: dt.date | None
    anchor: Anchor
    last: dt.date | None
    last_id: str | None
    last_days: int
    last_is_near: bool
    is_future: bool
    is_timetable: bool
    is_past: bool
    is_modifier: bool
    is_count: bool
    tag: str
    tag_before: str
    before: str
    after: str


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
