"""Values of clock times and parts of the day."""

import re

from extractors.dates.days import month_day, ymd
from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.units import last_for, number, shift
from extractors.dates.value import INFERRED, TIME, Context, Value, anchored, from_text, unresolved
from extractors.dates.weekdays import weekday


def this_daypart(c: Candidate, ctx: Context) -> Value | None:
    """This morning, last night; "that night", "the evening" and "the night before" go by the text's last day."""
    if c.kind.name == "daypart" and ctx.clause.is_modifier:  # "the evening session" of any day
        return None
    code = words("dayparts")[c.part("part")]
    way = c.part("dir")
    is_narrative = way not in ("this", "last") or bool(c.part("off"))
    base = last_for(ctx, "day") if is_narrative else ctx.published
    back = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(c.part("way") or way, 0)
    back += {"before": -1, "after": 1}.get(c.part("off"), 0)
    day = shift(base, "day", back) if base else None
    if day is None:
        return unresolved(f"XXXX-XX-XXT{code}", type_=TIME)
    value = f"{day}T{code}"
    return from_text(value, ctx, type_=TIME, how=INFERRED) if is_narrative else anchored(value, ctx, type_=TIME)


def range_clock(c: Candidate, ctx: Context) -> Value | None:
    """An end of "from 6 to 9 p.m. on Thursday"."""
    return clock_of_day(c, ctx) if c.part("wd") or c.part("deixis") else clock(c, ctx)


def clock_of_day(c: Candidate, ctx: Context) -> Value | None:
    """A clock time with its day, before or behind it."""
    day = _day_of_clock(c, ctx)
    hour = _hour(c, ctx)
    if day is None or hour is None:
        return None
    return Value(TIME, day.value + hour, day.resolution, None, day.anchor, day.anchor_id)


def _day_of_clock(c: Candidate, ctx: Context) -> Value | None:
    if c.part("wd"):
        return weekday(c, ctx)
    if c.part("mon"):
        return ymd(c, ctx) if c.part("y") else month_day(c, ctx)
    if word := c.part("deixis"):
        day = shift(ctx.published, "day", words("deictic_days")[word]) if ctx.published else None
        return anchored(day.isoformat(), ctx) if day else unresolved("XXXX-XX-XX")
    last = last_for(ctx, "day")
    on = shift(last, "day", {"next": 1, "following": 1, "previous": -1, "same": 0}[c.part("way")]) if last else None
    return from_text(on.isoformat(), ctx) if on else unresolved("XXXX-XX-XX")


def clock(c: Candidate, ctx: Context) -> Value | None:
    """A clock time: on the day just told of, else of publication where it bears a zone, else of any day."""
    hour = _hour(c, ctx)
    if hour is None:
        return None
    if ctx.last_is_near and (last := last_for(ctx, "day")):
        return from_text(f"{last}{hour}", ctx, type_=TIME, how=INFERRED)
    if ctx.published and c.part("zone"):  # a time with its zone is of an event in the news, not of every day
        return anchored(f"{ctx.published}{hour}", ctx, type_=TIME, how=INFERRED)
    return unresolved(f"XXXX-XX-XX{hour}", type_=TIME)


def _hour(c: Candidate, ctx: Context) -> str | None:
    """The time as TIMEX3 writes it, such as ``T21:30Z``; None for a score or a ratio."""
    if word := c.part("word"):
        return "T24:00" if word == "midnight" else "T12:00"
    is_bare = c.part("h24") and not c.part("zone") and c.kind.name == "clock"
    if is_bare and not cue("clock_before").search(ctx.before):
        return None
    hour = int(number(c.part("h") or c.part("h24") or c.part("h4")) or 0)
    minute = int(c.part("min") or c.part("min24") or c.part("min4") or 0)
    if half := c.part("ap"):
        if not 1 <= hour <= 12:
            return None
        end = int(c.part("h_2")) if c.end_of_range == 1 else None
        is_other_half = end is not None and hour != 12 and (hour > end or end == 12)  # 11 to 2 p.m.
        hour = hour % 12 + (12 if half.startswith("p") != is_other_half else 0)
    zone = "Z" if re.fullmatch(r"utc|gmt", c.part("zone").strip(" ()")) else ""
    return f"T{hour:02}:{minute:02}{zone}" if hour <= 24 and minute < 60 else None
