"""Values of expressions that count units from a day: "two weeks ago", "a year later"."""

import datetime as dt

from extractors.dates.durations import duration
from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.units import count_of, last_for, number, period, shift, unit_of, unit_value
from extractors.dates.value import (
    ANCHORED,
    DATE,
    DURATION,
    EXPLICIT,
    TIME,
    Context,
    Value,
    anchored,
    from_text,
    mod_of,
    unresolved,
)
from schemas import Modifier


def units_ago(c: Candidate, ctx: Context) -> Value | None:
    """Units before or after the publication, as precise as the unit."""
    count, unit = count_of(c), c.part("unit")
    sign = -1 if c.part("dir") in ("ago", "back", "previously") else 1
    is_clock = unit_of(unit).startswith("T")
    if count is None:
        return Value(TIME if is_clock else DATE, "FUTURE_REF" if sign > 0 else "PAST_REF", EXPLICIT)
    if ctx.published is None:
        return unresolved(type_=TIME if is_clock else DATE)
    if is_clock and (unit_of(unit) != "TH" or count % 24):  # the hour of publication is not known, so nor is the day
        return unresolved("XXXX-XX-XXTXX:XX", type_=TIME)
    if is_clock:  # whole days
        day = shift(ctx.published, "day", sign * count / 24)
        is_before = sign < 0 and mod_of(c.part("mod")) == Modifier.MORE_THAN
        if day is None:
            return None
        return Value(DATE, day.isoformat(), ANCHORED, Modifier.BEFORE if is_before else None, ctx.anchor)
    day = shift(ctx.published, unit, sign * count)
    return anchored(unit_value(day, unit), ctx, mod=c.part("mod")) if day else None


def units_later(c: Candidate, ctx: Context) -> Value | None:
    """Units from the date that the text last gave, or gives next ("two weeks after June 3")."""
    count, unit, way = count_of(c), c.part("unit"), c.part("dir")
    is_earlier = way in ("earlier", "before", "prior to", "ahead of")
    is_beside = way not in ("later", "earlier", "afterwards")  # "before", "after": an event, or a date just told
    last = last_for(ctx, unit)
    is_length = way == "from" and cue("length_before").search(ctx.before)  # "for three days from May 20"
    if is_beside and (last is None or count is None or is_length):
        if way not in ("before", "after"):
            return duration(c, ctx)  # "100 barrels a day from July"
        return Value(DURATION, period(count, unit_of(unit)), EXPLICIT, mod_of(c.part("mod")))
    if unit_of(unit).startswith("T"):
        is_known = last is not None and count is not None
        return from_text(f"{last}TXX:XX", ctx, type_=TIME) if is_known else unresolved("XXXX-XX-XXTXX:XX", type_=TIME)
    base = last or (ctx.published if way == "earlier" else None)
    if base is None or count is None:
        return unresolved()
    day = shift(base, unit, -count if is_earlier else count)
    if day is None:
        return None
    value = unit_value(day, unit)
    return from_text(value, ctx, mod=c.part("mod")) if last else anchored(value, ctx, mod=c.part("mod"))


def units_from_today(c: Candidate, ctx: Context) -> Value | None:
    """Two days before yesterday."""
    count = number(c.part("n"))
    if ctx.published is None or count is None:
        return unresolved()
    start = ctx.published + dt.timedelta(words("deictic_days")[c.part("word")])
    day = shift(start, c.part("unit"), -count if c.part("dir") == "before" else count)
    return anchored(day.isoformat(), ctx) if day else None
