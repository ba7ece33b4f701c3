"""Values of expressions that name a day."""

import datetime as dt
import re

from extractors.dates.absolute import read_absolute
from extractors.dates.calendar import holiday, week_value
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
from schemas import Anchor

FORWARD = dt.timedelta(31)
"""A day so far ahead may stand in a clause of the past: "announced a meeting on June 3"."""

LEAN = 20
"""How many days further ahead than back a day may lie where nothing tells of the past: "redemption is on June 7"."""

JUST_PAST = dt.timedelta(62)
"""A day so far back may stand in the subject of a clause of the future: "the accord of June 3 will help"."""

JUST_REQUESTED = 2
"""Days back at which a weekday may still be when somebody did what was asked: "asked them to stay home on Monday"."""


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
    elif cue("past_before").search(ctx.before) or c.part("dir") == "last":
        options = [o for o in options if o <= base] or options
    elif (ctx.clause.is_future or ctx.clause.is_requested) and not ctx.clause.is_modifier:
        from_ = base - JUST_PAST if ctx.clause.is_loosely_future and not ctx.clause.is_requested else base
        options = [o for o in options if o >= from_] or options
    elif ctx.clause.is_past and ctx.clause.is_adverb and not cue("meant_for").search(ctx.before):
        options = [o for o in options if o <= base + FORWARD] or options
    lean = 0 if ctx.clause.is_past else LEAN
    return min(options, key=lambda o: base - o if o <= base else o - base - dt.timedelta(lean), default=None)


def weekday(c: Candidate, ctx: Context) -> Value | None:
    """A weekday: past news means the last one, the day of publication too; plans mean the next."""
    number_ = words("weekdays")[c.part("wd")]
    if "wd_2" in c.parts and c.end_of_range == 2 and ctx.last and ctx.last_is_near and ctx.last_days == 1:
        day = shift(ctx.last, "day", (number_ - ctx.last.isoweekday()) % 7 or 7)
        return from_text(day.isoformat(), ctx) if day else None
    if ctx.published is None:
        return unresolved(f"XXXX-WXX-{number_}")
    back = (ctx.published.isoweekday() - number_) % 7
    way = c.part("dir")
    if week := c.part("week"):
        days = 7 * words("years_by_word")[week] - (ctx.published.isoweekday() - number_)
    elif way in ("next", "this coming", "the following"):
        days = 7 - back
    elif way in ("last", "the previous"):
        days = -(back or 7)
    elif way == "this":
        days = -back if ctx.clause.is_past and not ctx.clause.is_future else (7 - back) % 7
    elif ctx.ahead and (ctx.ahead - ctx.published).days < 7 and not ctx.clause.is_past:  # "on Wednesday and Thursday"
        days = (ctx.ahead - ctx.published).days + (number_ - ctx.ahead.isoweekday()) % 7
    elif _is_ahead(ctx) or (ctx.clause.is_requested and back > JUST_REQUESTED):
        days = (7 - back) % 7
    else:
        days = -back
    found = shift(ctx.published, "day", days)
    return with_part(found, c, ctx) if found else None


def _is_ahead(ctx: Context) -> bool:
    """Whether a bare weekday is the next one: by its clause, or by the words before it."""
    if ctx.after.startswith(("'s", "’s")) and cue("effect_before").search(ctx.before):
        return False
    if ctx.clause.is_future or ctx.clause.is_timetable or cue("ahead_before").search(ctx.before):
        return True
    return not ctx.clause.is_past and bool(cue("future_before").search(ctx.before))


def with_part(day: dt.date, c: Candidate, ctx: Context) -> Value:
    """A day counted from the publication, or the part of it that the words name."""
    if part := c.part("part"):
        return anchored(f"{day}T{words('dayparts')[part]}", ctx, type_=TIME, mod=c.part("mod"))
    return anchored(day.isoformat(), ctx, mod=c.part("mod"))


def deictic(c: Candidate, ctx: Context) -> Value | None:
    """Today, yesterday, tomorrow, tonight."""
    word = " ".join(c.part("word").split())
    if word == "today" and not c.part("part") and cue("nowadays_after").match(ctx.after):
        return Value(DATE, "PRESENT_REF", EXPLICIT)
    if ctx.published is None:
        return unresolved("XXXX-XX-XX")
    day = shift(ctx.published, "day", words("deictic_days")[word])
    if day is None:
        return None
    if word == "tonight":
        return anchored(f"{day}TNI", ctx, type_=TIME)
    return with_part(day, c, ctx)


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


def holiday_day(c: Candidate, ctx: Context) -> Value | None:
    """A holiday in its year; without one, the last, or the next where the clause looks ahead."""
    rule = words("holidays")[" ".join(c.part("h").replace("’", "'").split())]
    if c.part("y"):
        named = holiday(rule, int(c.part("y")))
        return explicit(_weekend_at(named) if c.part("we") else named.isoformat()) if named else None
    if ctx.published is None:
        return unresolved(f"XXXX-{rule}" if rule[0].isdigit() else "XXXX-XX-XX")
    base, way = ctx.published, c.part("dir")
    days = [day for year in range(base.year - 2, base.year + 3) if (day := holiday(rule, year))]
    past, ahead = [d for d in days if d <= base], [d for d in days if d >= base]
    is_ahead = ctx.clause.is_future or (not ctx.clause.is_past and _is_nearest_ahead(days, base))
    looks_ahead = is_ahead if not way else way in ("next", "this coming")
    if way == "this":
        past = ahead = [d for d in days if d.year == base.year]
    elif way == "last":
        past = [d for d in past if d < base]
    chosen = min(ahead, default=None) if looks_ahead else max(past, default=None)
    if chosen is None:
        return unresolved("XXXX-XX-XX")
    value = _weekend_at(chosen) if c.part("we") else chosen.isoformat()
    return anchored(value, ctx, how=INFERRED)


def _weekend_at(day: dt.date) -> str:
    """The weekend at a holiday: before one of Monday to Wednesday, behind one of Thursday or Friday."""
    within = shift(day, "day", -3 if day.weekday() < 3 else 0)
    return f"{week_value(within or day)}-WE"


def _is_nearest_ahead(days: list[dt.date], base: dt.date) -> bool:
    return min(days, key=lambda d: abs((d - base).days), default=base) > base


def named_day(c: Candidate, ctx: Context) -> Value | None:
    """A day of history that has a name: "Black Monday"; not in news from before it."""
    day = words("named_days")[" ".join(c.part("h").split())]
    is_known = ctx.published is None or ctx.published.isoformat() >= day
    return explicit(day) if is_known else None
