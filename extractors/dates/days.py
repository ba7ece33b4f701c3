"""Values of expressions that name a day by its month, and of what is counted from one."""

import datetime as dt
import re

from extractors.dates.absolute import read_absolute
from extractors.dates.grammar import Candidate, cue, words
from extractors.dates.units import number, shift, unit_value
from extractors.dates.value import (
    DATE,
    EXPLICIT,
    INFERRED,
    SET,
    TIME,
    UNRESOLVED,
    Context,
    Value,
    anchored,
    explicit,
    from_text,
    mod_of,
    unresolved,
)
from extractors.dates.weekdays import weekday
from schemas import Anchor

FORWARD = dt.timedelta(31)
"""A day so far ahead may stand in a clause of the past: "announced a meeting on June 3"."""

LEAN = 20
"""How many days further ahead than back a day may lie where nothing tells of the past: "redemption is on June 7"."""

JUST_PAST = dt.timedelta(62)
"""A day so far back may stand in the subject of a clause of the future: "the accord of June 3 will help"."""


def ymd(c: Candidate, ctx: Context) -> Value | None:
    """Day, month and year: "3 June 1998"; an end of a range takes the year of the other."""
    year = c.part("y") or c.part("y_2")
    month = c.part("m") or _month_name(c)
    number_ = _day_number(c)
    day = read_absolute(f"{year}-{month}-{number_:02}" if c.part("m") else f"{number_} {month} {year}")
    if day is None:
        return None
    if c.end_of_range == 1 and not c.part("y") and (later := _other_end(c)) and later < day:
        earlier = shift(day, "year", -1)  # from 20 December to 10 January 2016
        return explicit(earlier.isoformat()) if earlier else None
    return explicit(day.isoformat())


def range_day(c: Candidate, ctx: Context) -> Value | None:
    """An end of "5-9 May 2015" or "Nov 20-Dec 10": it takes month and year from the other end."""
    if not c.part("mon") and c.end_of_range == 1 and _day_number(c) >= int(c.part("d_2")):
        return None  # a score before a date: "won 6-3 March"
    if c.end_of_range == 2 and "mon_2" not in c.parts and _day_number(c) <= int(c.part("d_1")):
        return None  # "March 12 - 4th quarter results"
    has_year = c.part("y") or (c.end_of_range == 1 and c.part("y_2"))
    return ymd(c, ctx) if has_year else month_day(c, ctx)


def _month_name(c: Candidate) -> str:
    """The month as words.toml has it; an end of a range may take it from the other."""
    return next(c.parts[key] for key in ("mon", "mon_2", "mon_1") if key in c.parts).capitalize()


def _day_number(c: Candidate) -> int:
    """The day of the month in digits or words; 0 when it is none."""
    word = c.part("d") or c.part("d_2")
    word = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", word)
    return int(word) if word.isdecimal() else int(number(word) or words("ordinals").get(word) or 0)


def _other_end(c: Candidate) -> dt.date | None:
    return read_absolute(f"{c.part('d_2')} {c.parts.get('mon_2') or c.parts['mon']} {c.part('y_2')}")


def numeric(c: Candidate, ctx: Context) -> Value | None:
    """Month first (US) unless that is no month: "13/02/2010".

    Two digits of a year stand for the year that ends in them nearest to the publication.
    """
    a, b, year = int(c.part("a")), int(c.part("b")), int(c.part("y"))
    month, day = (a, b) if a <= 12 else (b, a)
    is_short = len(c.part("y")) == 2
    if is_short and ctx.published is None:
        return unresolved(f"XX{year:02}-{month:02}-{day:02}") if month <= 12 and 1 <= day <= 31 else None
    if is_short and ctx.published:
        base = ctx.published.year
        year = min((hundreds + year for hundreds in range(1800, 2200, 100)), key=lambda y: abs(y - base))
    try:
        value = dt.date(year, month, day).isoformat()
    except ValueError:
        return None
    is_ambiguous = c.kind.name != "dotted_date" and a <= 12 and b <= 12 and a != b
    if is_short:
        return anchored(value, ctx, how=INFERRED)
    return Value(DATE, value, INFERRED if is_ambiguous else EXPLICIT)


def _in_year(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # 29 February, a year 0
        return None


def month_day(c: Candidate, ctx: Context) -> Value | None:
    """Day and month without a year: past news looks back, plans look ahead, else the nearest."""
    month, day = words("months")[_month_name(c)], _day_number(c)
    if _in_year(2000, month, day) is None:
        return None
    if c.end_of_range == 2 and ctx.last and ctx.last_is_near:
        found = _first_from(ctx.last, month, day)
        return from_text(found.isoformat(), ctx) if found else None
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}-{day:02}")
    is_far = ctx.last and ctx.last_is_told and ctx.last_is_near and (ctx.published - ctx.last).days > 550
    if ctx.last and is_far and ctx.clause.is_past and not ctx.clause.is_future:
        there = _in_year(ctx.last.year, month, day)
        return from_text(there.isoformat(), ctx, how=INFERRED) if there else None
    named = ctx.story_days.get((month, day))  # "On October 12, 2009, … stayed at home on October 12"
    if named is not None and ctx.clause.is_past and not ctx.clause.is_future:
        return Value(DATE, named.value[:10], INFERRED, None, Anchor.TEXT, named.date_id)
    nearest = _nearest_year(c, ctx, month, day)
    return anchored(nearest.isoformat(), ctx) if nearest else None


def day_of_each_year(c: Candidate, ctx: Context) -> Value | None:
    """December 14 each year."""
    return Value(SET, f"XXXX-{words('months')[_month_name(c)]:02}-{_day_number(c):02}", EXPLICIT)


def month_day_relative_year(c: Candidate, ctx: Context) -> Value | None:
    """March 3 of last year."""
    month, day = words("months")[_month_name(c)], _day_number(c)
    if ctx.published is None:
        return unresolved(f"XXXX-{month:02}-{day:02}")
    found = _in_year(ctx.published.year + words("years_by_word")[c.part("dir")], month, day)
    return anchored(found.isoformat(), ctx) if found else None


def _first_from(base: dt.date, month: int, day: int) -> dt.date | None:
    """The first such day from a day on."""
    days = (_in_year(year, month, day) for year in (base.year, base.year + 1))
    return next((d for d in days if d and d >= base), None)


def _nearest_year(c: Candidate, ctx: Context, month: int, day: int) -> dt.date | None:
    base = ctx.published
    assert base is not None
    options = [d for year in (base.year - 1, base.year, base.year + 1) if (d := _in_year(year, month, day))]
    if cue("as_of_before").search(ctx.before):
        pass  # of what was, and of shareholders to be
    elif cue("past_before").search(ctx.before) or c.part("dir") == "last" or ctx.clause.is_of_misfortune:
        options = [o for o in options if o <= base] or options
    elif (ctx.clause.is_future or ctx.clause.is_requested) and not ctx.clause.is_modifier:
        from_ = base - JUST_PAST if ctx.clause.is_loosely_future and not ctx.clause.is_requested else base
        options = [o for o in options if o >= from_] or options
    elif ctx.clause.is_past and ctx.clause.is_adverb and not cue("meant_for").search(ctx.before):
        options = [o for o in options if o <= base + FORWARD] or options
    lean = 0 if ctx.clause.is_past else LEAN
    return min(options, key=lambda o: base - o if o <= base else o - base - dt.timedelta(lean), default=None)


def week_of_day(c: Candidate, ctx: Context) -> Value | None:
    """The week of May 5, the weekend of May 4."""
    day = ymd(c, ctx) if c.part("y") else month_day(c, ctx)
    if day is None or day.resolution is UNRESOLVED:
        return day and unresolved("XXXX-WXX")
    value = unit_value(dt.date.fromisoformat(day.value), c.part("unit"))
    return Value(DATE, value, day.resolution, None, day.anchor, day.anchor_id)


def day_part(c: Candidate, ctx: Context) -> Value | None:
    """A part of a day that stands behind it: "the evening of March 3"."""
    day = weekday(c, ctx) if c.part("wd") else ymd(c, ctx) if c.part("y") else month_day(c, ctx)
    if day is None or not re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}", day.value):
        return day and unresolved("XXXX-XX-XX", type_=TIME)
    value = f"{day.value}T{words('dayparts')[c.part('part')]}"
    return Value(TIME, value, day.resolution, None, day.anchor, day.anchor_id)


def narrative_day(c: Candidate, ctx: Context) -> Value | None:
    """The end of the day just told of, or of the one named: "the end of the day Saturday"; "later in the week"."""
    if c.part("wd"):
        return weekday(c, ctx)
    if (unit := c.part("unit")) and unit != "day":
        return anchored(unit_value(ctx.published, unit), ctx, how=INFERRED) if ctx.published else unresolved()
    if ctx.told_day is None:
        return unresolved("XXXX-XX-XX")
    return Value(DATE, ctx.told_day.isoformat(), INFERRED, mod_of(c.part("mod")), Anchor.TEXT, ctx.told_day_id)
